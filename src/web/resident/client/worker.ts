/// <reference lib="webworker" />
// The resident page opens without a network. Only "/" and this page's own files are kept; every other path, and with it
// /field/, /desk and /api, is left to the browser.
declare const ASSETS: string[];
declare const VERSION: string;
const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `sizhi-resident-${VERSION}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['/', ...ASSETS])).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((n) => n.startsWith('sizhi-resident-') && n !== CACHE).map((n) => caches.delete(n))))
    .then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (url.pathname === '/' && event.request.mode === 'navigate') event.respondWith(reportPage(event.request, url));
  else if (ASSETS.includes(url.pathname)) event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});

async function reportPage(request: Request, url: URL): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.ok && url.search === '') await (await caches.open(CACHE)).put('/', answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}
