// Keeps the page's own files, so that it opens without network. The state of a vehicle never goes through here.
const CACHE = 'shell-$VERSION';
const SHELL = $FILES;
const CONFIG = 'config.json';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['./', CONFIG, ...SHELL])));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('shell-') && name !== CACHE;
  const removed = caches
    .keys()
    .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(removed.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const scope = self.registration.scope;
  const path = request.url.startsWith(scope) ? request.url.slice(scope.length).split(/[?#]/)[0] : undefined;
  if (request.method !== 'GET' || path === undefined) return;
  const isPage = request.mode === 'navigate' && (path === '' || path === 'index.html');
  if (isPage || path === CONFIG) event.respondWith(fromNetwork(request, isPage ? './' : CONFIG));
  else if (SHELL.includes(path)) event.respondWith(caches.match(path).then((kept) => kept ?? fetch(request)));
});

/** The newest, if it can be had; it is kept for when it can't. */
async function fromNetwork(request, name) {
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await (await caches.open(CACHE)).put(name, response.clone());
    return response;
  } catch (problem) {
    const kept = await caches.match(name);
    if (kept === undefined) throw problem;
    return kept;
  }
}
