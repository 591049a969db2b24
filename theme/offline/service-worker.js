// Keeps the site readable without a network. Written by the build with the hashes of this version.
//
// A version is one cache, filled as a whole or not at all: every byte is checked against a SHA-256 that this file,
// directly or through a list, vouches for. A new version waits until the reader asks for it. The status is the only
// thing that is fetched first; it says of itself how old it is.
const VERSION = "%VERSIE%";
const GROUPS = %GROEPEN%; // group -> SHA-256 (base64) of its list; a group is "kern" or a language
const SOURCE = "nl";
const scope = () => self.registration.scope;
const at = (path) => new URL(path, scope()).href;
// Caches belong to a host; the path keeps two sites on one host apart.
const OURS = `nsp-${new URL(scope()).pathname}-`;
const CACHE = OURS + VERSION;
const KEPT = `${OURS}blijft`; // survives versions: the languages in use, and the last status
const STATUS_WAIT_MS = 2000;
const FEW_FILES = 12; // up to here changed files are fetched one by one, above it the whole pack


self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope())) return;
  event.respondWith(answer(event, url));
});
self.addEventListener("message", (event) => {
  if (event.data === "nu") self.skipWaiting();
  else if (event.data && event.data.taal in GROUPS) event.waitUntil(addLanguage(event.data.taal));
});

async function install() {
  const languages = await languagesInUse();
  try {
    for (const group of ["kern", ...languages]) await fill(group);
    await (await caches.open(CACHE)).put(at("offline/gemaakt"), new Response(String(Date.now())));
  } catch (error) {
    await caches.delete(CACHE); // a cache that is not whole must not stay behind
    throw error;
  }
}

async function activate() {
  await Promise.all((await otherVersions()).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function otherVersions() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== KEPT);
}

async function addLanguage(language) {
  await keep("talen", [...new Set([...(await kept("talen", [])), language])]);
  const cache = await caches.open(CACHE);
  if (self.registration.active && !(await cache.match(listKey(language)))) await fill(language);
}

// --- filling a cache -----------------------------------------------------------------------------------------

const listKey = (group) => at(`offline/lijst/${group}`);

async function fill(group) {
  const list = await (await fetchChecked(`offline/${group}.${hex(GROUPS[group])}.json`, GROUPS[group])).json();
  const cache = await caches.open(CACHE);
  const missing = new Set(await copyUnchanged(list, cache));
  if (list.pak && missing.size > FEW_FILES && "DecompressionStream" in self) await unpack(list.pak, cache, missing);
  await Promise.all([...missing].map((path) => fetchFile(cache, path, list)));
  await cache.put(listKey(group), new Response(JSON.stringify(list)));
}

// Takes what did not change from the version before; answers the paths that are still to be fetched.
async function copyUnchanged(list, cache) {
  const known = new Map();
  for (const name of await otherVersions()) {
    const old = await caches.open(name);
    for (const group of Object.keys(GROUPS)) {
      const answer = await old.match(listKey(group));
      if (!answer) continue;
      const files = (await answer.json()).bestanden;
      for (const path in files) known.set(`${path} ${files[path]}`, old);
    }
  }
  const missing = [];
  for (const path in list.bestanden) {
    const old = known.get(`${path} ${list.bestanden[path]}`);
    const response = old && (await old.match(at(path)));
    if (response) await cache.put(at(path), response);
    else missing.push(path);
  }
  return missing;
}

// Takes what is wanted out of the pack; what is not in it stays wanted.
async function unpack(pak, cache, wanted) {
  const response = await fetchChecked(pak.pad, pak.sha256);
  const text = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
  for (const line of text.split("\n")) {
    if (!line) continue;
    const [path, html] = JSON.parse(line);
    if (!wanted.delete(path)) continue;
    await cache.put(at(path), new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
  }
}

async function fetchFile(cache, path, list) {
  const shared = list.delen && path in list.delen && (await fromCache("offline/vast.json"));
  if (shared) await assemble(cache, path, list, await shared.json());
  else await fetchInto(cache, path, list.bestanden[path]);
}

// A page that changes with the status comes without the style and script that are here already.
async function assemble(cache, path, list, shared) {
  const response = await fetch(at(list.delen[path]), { cache: "no-cache", credentials: "omit" });
  let html = await response.text();
  for (const sign in shared) html = html.replace(sign, () => shared[sign]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(html));
  if (btoa(String.fromCharCode(...new Uint8Array(digest))) !== list.bestanden[path]) throw new Error(`${path}: other bytes`);
  await cache.put(at(path), new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
}

async function fetchInto(cache, path, sha256) {
  const response = await fetchChecked(path, sha256);
  // A redirected answer may not be given to a page, so keep only what it says.
  const headers = { "Content-Type": response.headers.get("Content-Type") || "" };
  await cache.put(at(path), new Response(await response.blob(), { headers }));
}

async function fetchChecked(path, sha256) {
  const response = await fetch(at(path), { integrity: `sha256-${sha256}`, cache: "no-cache", credentials: "omit" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// --- answering -----------------------------------------------------------------------------------------------

async function answer(event, url) {
  const request = event.request;
  const path = canonical(url);
  if (path === "offline/kopie.json") return copyFacts();
  if (path === "status.json" || /(^|\/)status\/$/.test(path)) return statusFirst(event, path);
  const stored = await fromCache(path);
  // The address on paper has no slash; without it every link on the page would start one folder too high.
  if (stored && request.mode === "navigate" && at(path) !== url.origin + url.pathname) return Response.redirect(at(path), 302);
  if (stored) return stored;
  try {
    return await fetch(request);
  } catch (error) {
    if (request.mode !== "navigate") throw error;
    return elsewhere(path);
  }
}

// The path below the scope as the lists name it: no query, a folder with its slash.
function canonical(url) {
  const path = url.href.slice(scope().length).split(/[?#]/)[0].replace(/(^|\/)index\.html$/, "$1");
  return path && !path.endsWith("/") && !path.includes(".") ? `${path}/` : path;
}

async function fromCache(path) {
  const cache = await caches.open(CACHE);
  return cache.match(at(path));
}

// The status of now, or after two seconds of silence the last one. What comes late is still kept for the next time.
async function statusFirst(event, path) {
  const fresh = fetchStatus(path);
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise((_, reject) => setTimeout(reject, STATUS_WAIT_MS));
  try {
    return await Promise.race([fresh, late]);
  } catch {
    const old = (await (await caches.open(KEPT)).match(at(path))) || (await fromCache(path));
    return old || (event.request.mode === "navigate" ? elsewhere(path) : Response.error());
  }
}

async function fetchStatus(path) {
  const response = await fetch(at(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(String(response.status));
  const headers = { "Content-Type": response.headers.get("Content-Type") || "", "X-Nsp-Opgehaald": String(Date.now()) };
  await (await caches.open(KEPT)).put(at(path), new Response(await response.clone().blob(), { headers }));
  return response;
}

// Without network: the same page in a language that is stored, else the page that says so.
async function elsewhere(path) {
  const [first] = path.split("/");
  const asked = first in GROUPS && first !== "kern" ? first : SOURCE;
  const slug = asked === SOURCE ? path : path.slice(asked.length + 1);
  const languages = Object.keys(GROUPS).filter((group) => group !== "kern");
  for (const language of languages) {
    const other = language === SOURCE ? slug : `${language}/${slug}`;
    if (await fromCache(other)) return Response.redirect(at(other), 302);
  }
  for (const language of [asked, ...languages]) {
    const page = await fromCache(language === SOURCE ? "offline/" : `${language}/offline/`);
    if (page) return page;
  }
  return Response.error();
}

// --- what is kept across versions ----------------------------------------------------------------------------

async function languagesInUse() {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const seen = open.map((client) => canonical(new URL(client.url)).split("/")[0]);
  const spoken = seen.map((first) => (first in GROUPS && first !== "kern" ? first : SOURCE));
  const all = new Set([...(await kept("talen", [])), ...spoken].filter((language) => language in GROUPS));
  if (!all.size) all.add(SOURCE);
  await keep("talen", [...all]);
  return all;
}

async function copyFacts() {
  const made = await fromCache("offline/gemaakt");
  const facts = { versie: VERSION, gemaakt: made ? Number(await made.text()) : 0 };
  return new Response(JSON.stringify(facts), { headers: { "Content-Type": "application/json" } });
}

async function keep(name, value) {
  await (await caches.open(KEPT)).put(at(`offline/blijft/${name}`), new Response(JSON.stringify(value)));
}

async function kept(name, otherwise) {
  const response = await (await caches.open(KEPT)).match(at(`offline/blijft/${name}`));
  return response ? response.json() : otherwise;
}

const hex = (base64) => Array.from(atob(base64).slice(0, 8), (c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
