/**
 * Answers for a site that its reader keeps on this device. A page asks the network first, so that nobody reads what is
 * out of date while there is one; each build has a store of its own, and the one before it goes once this one is whole.
 */
// @ts-nocheck -- a worker's types and a page's exclude each other

const BUILD = "BUILD_OF_THE_SITE";
const PREFIX = `selfcheck-offline ${registration.scope} `;
const STORE = PREFIX + BUILD;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([dropOthers(), clients.claim()])));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

/** Takes in every file of this build, or none. */
async function keep() {
  const listed = await fetch(new URL("offline.json", registration.scope), { cache: "no-cache" });
  const { build, files } = await listed.json();
  if (build !== BUILD) throw new Error("Another build has been published meanwhile");
  const store = await caches.open(STORE);
  try {
    const requests = files.map((path) => new Request(addressOf(path), { cache: "no-cache" }));
    for (let at = 0; at < requests.length; at += 20) await store.addAll(requests.slice(at, at + 20));
  } catch (error) {
    await caches.delete(STORE);
    throw error;
  }
  await skipWaiting();
}

/** A page is asked for by its folder. */
function addressOf(path) {
  const way = path.split("/").map(encodeURIComponent).join("/");
  return new URL(way.replace(/(^|\/)index\.html$/, "$1") || ".", registration.scope).href;
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== STORE).map((name) => caches.delete(name)),
  );
}

/** What changes its name with its content is the same wherever it comes from; all else comes from the network if it can. */
async function answer(request) {
  // To open a store is to make it: a page still at work while its reader removes the copy would bring it back.
  const kept = (asked = request) => caches.match(asked, { cacheName: STORE, ignoreSearch: true, ignoreVary: true });
  if (/[.-][0-9a-f]{8}[./]/.test(new URL(request.url).pathname)) {
    const found = await kept();
    if (found) return found;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    if (request.mode === "navigate") {
      const other = await kept(addressOf("index.html"));
      if (other) return other;
    }
    throw error;
  }
}
