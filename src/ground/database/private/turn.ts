import { readFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';

/** Who holds a turn: `since` tells a process from a later one that was given the same number (a restarted container). */
export interface Holder {
  pid: number;
  since: string;
  note: string;
}

/**
 * Takes the turn kept in a file, or answers who has it. A holder that no longer runs is passed over. The answer of a
 * taken turn gives it back.
 */
export async function takeTurn(path: string, note = ''): Promise<{ held: Holder } | { release(): Promise<void> }> {
  const mine: Holder = { pid: process.pid, since: startOf(process.pid), note };
  for (;;) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(JSON.stringify(mine));
      await file.close();
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const held = await readHolder(path);
    if (held && isRunning(held)) return { held };
    await rm(path, { force: true });
  }
}

/** The same, but waits until the turn comes. */
export async function waitTurn(path: string, timeoutMs = 300_000): Promise<() => Promise<void>> {
  for (const until = Date.now() + timeoutMs; ;) {
    const turn = await takeTurn(path);
    if ('release' in turn) return turn.release;
    if (Date.now() > until) throw new Error(`process ${turn.held.pid} has held ${path} for too long`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Holder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      await new Promise((resolve) => setTimeout(resolve, 25)); // made a moment ago and not written yet
    }
  }
  return undefined;
}

export function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return holder.since === startOf(holder.pid);
}

/** When the process started, in the kernel's own measure; empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
