/// <reference lib="webworker" />
// Keeps the app shell on the phone. Only /field/ and the built files are answered here; data and actions never are: they
// live in IndexedDB, where the page itself keeps and sends them (offline/).
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

// Filled in by the build: the names of the built files, which carry their hash.
const BUILT = self.__WB_MANIFEST;
const CACHE = `sizhi-field-${hash(BUILT.map(({ url, revision }) => `${url}?${revision ?? ''}`).join())}`;
const PAGE = '/field/';

/** Everything the page names in its head: script, its parts and its styles, so that nothing is missing without a network. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`app shell: ${answer.status}`);
  const named = (await answer.clone().text()).match(/\/assets\/[A-Za-z0-9_.-]+/g) ?? [];
  await cache.addAll([...new Set([...named, ...BUILT.map((e) => e.url).filter((url) => url.startsWith('/assets/'))])]);
  await cache.put(PAGE, answer);
}

self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));

self.addEventListener('activate', (event) => event.waitUntil(caches.keys()
  .then((names) => Promise.all(names.filter((n) => n.startsWith('sizhi-field-') && n !== CACHE).map((n) => caches.delete(n))))
  .then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith(PAGE)) event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/** The page from the network when it answers within three seconds, else the kept one. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE);
  const fresh = fetch(request);
  if (!kept) return fresh;
  const soon = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), 3000));
  return Promise.race([fresh.then((answer) => (answer.ok ? answer : kept)), soon]).catch(() => kept);
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

function hash(text: string): string {
  let h = 5381;
  for (let i = 0; i < text.length; i += 1) h = ((h * 33) ^ text.charCodeAt(i)) >>> 0;
  return h.toString(36);
}
