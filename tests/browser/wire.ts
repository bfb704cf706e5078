import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { BrowserContext } from 'playwright-core';

/**
 * A wire between the browser and the server that a test can cut: what a page asks while it is cut reaches nobody. The browser is
 * told as well, and that alone is not enough: Chromium lets a page that closes, or a worker that wakes, through for a moment.
 */
export interface Wire {
  readonly url: string;
  cut(context: BrowserContext): Promise<void>;
  mend(context: BrowserContext): Promise<void>;
  end(): Promise<void>;
}

/** Lays a wire to a server at `http://127.0.0.1:port`; its own address says `localhost`, where service workers are allowed. */
export async function layWire(to: string): Promise<Wire> {
  const port = Number(new URL(to).port);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) { near.destroy(); return; }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('close', () => { open.delete(one); other.destroy(); }).on('error', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const drop = (): void => { for (const socket of open) socket.destroy(); };
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut: (context) => { whole = false; drop(); return context.setOffline(true); },
    mend: (context) => { whole = true; return context.setOffline(false); },
    end: () => { drop(); return new Promise<void>((ended) => { server.close(() => ended()); }); },
  };
}
