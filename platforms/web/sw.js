// Keeps the whole app on the device, so that it opens without a network. build.sh fills in version and files.
//
// One version is one cache, filled completely or not at all. Nothing outside /app/ is touched: the commune's /v1/ and
// its pages always go to the network.

const VERSION = "__VERSION__";
const SCOPE = "/app/";
const CACHE = `so-thon-${VERSION}`;
const FILES = {
__FILES__
};

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function isExactly(response, hash) {
  return hex(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer())) === hash;
}

// Takes the file from an older version's cache when it has not changed: coverage is dear.
async function obtain(name, hash) {
  const kept = await caches.match(SCOPE + name);
  if (kept && (await isExactly(kept, hash))) return kept;
  const response = await fetch(SCOPE + name, { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  if (!(await isExactly(response, hash))) throw new Error(`${name}: not of this version`);
  return response;
}

async function install() {
  const cache = await caches.open(CACHE);
  for (const [name, hash] of Object.entries(FILES)) {
    await cache.put(SCOPE + name, await obtain(name, hash));
  }
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("so-thon-") && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  // Every screen of the app is the same page; its router reads the address.
  const name = request.mode === "navigate" && !(path in FILES) ? "index.html" : path;
  return (await cache.match(SCOPE + name)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(SCOPE)) return;
  event.respondWith(answer(event.request, url.pathname.slice(SCOPE.length)));
});
