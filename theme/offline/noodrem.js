// The kill switch. When a published service worker turns out to be wrong, publish this file under the name sw.js:
// every phone that visits then throws away its copy and its service worker, and reads from the network again.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(stop()));

async function stop() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("nsp-")).map((name) => caches.delete(name)));
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: "window" })) client.navigate(client.url);
}
