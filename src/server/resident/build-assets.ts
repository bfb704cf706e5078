import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface ResidentAssets {
  style: { path: string; body: string };
  script: { path: string; body: string };
  /** The service worker; its own path never changes. */
  worker: string;
}

const folder = (name: string): string => fileURLToPath(new URL(`../../web/resident/${name}`, import.meta.url));
// An Android WebView of 2018 (Chrome 69) still runs what these say.
const TARGET = ['es2019', 'chrome69'];

async function bundle(entry: string, define: Record<string, string> = {}): Promise<string> {
  const made = await build({
    entryPoints: [folder(entry)], bundle: true, minify: true, write: false, target: TARGET, format: 'iife', charset: 'utf8', define, logLevel: 'silent',
  });
  return made.outputFiles[0]!.text;
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

let built: Promise<ResidentAssets> | undefined;

/** One style sheet and one script, made once per process in a few hundredths of a second; their names carry their hash. */
export function residentAssets(): Promise<ResidentAssets> {
  built ??= (async () => {
    const [style, script] = await Promise.all([bundle('style.css'), bundle('client/main.ts')]);
    const paths = { style: `/resident/${short(style)}.css`, script: `/resident/${short(script)}.js` };
    const worker = await bundle('client/worker.ts', {
      ASSETS: JSON.stringify([paths.style, paths.script]), VERSION: JSON.stringify(short(style + script)),
    });
    return { style: { path: paths.style, body: style }, script: { path: paths.script, body: script }, worker };
  })();
  return built;
}
