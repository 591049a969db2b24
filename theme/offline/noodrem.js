// The kill switch. When a published service worker turns out to be wrong, publish this file under the name sw.js:
// every phone that visits then throws away its copy and its service worker, and reads from the network again.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(stop()));

async function stop() {
  const ours = `nsp-${new URL(self.registration.scope).pathname}-`;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: "window" })) client.navigate(client.url);
}
