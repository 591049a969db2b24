// Keeps the site readable without a network. Written by the build with the hashes of this version.
//
// A version is one cache, filled as a whole or not at all: every byte is checked against a SHA-256 that this file,
// directly or through a list, vouches for. A new version waits until the reader asks for it. The status is the only
// thing that is fetched first, and without network also taken from a version that waits; it says how old it is.
//
// Lists and packs hold pages as they are at rest, when nothing is going on. While something is, one small file per
// language makes the pages of today out of those, which therefore stay in the cache beside them.
//
// A reader can ask for more (flyers, maps). Such a group has a cache of its own, so that it never harms the rest.
const VERSION = "%VERSIE%";
const GROUPS = %GROEPEN%; // group -> SHA-256 (base64) of its list; a group is "kern", a language or a key of CHOICES
const STATUSES = %STANDEN%; // group -> SHA-256 of what the status of today changes in it
const CHOICES = %KEUZES%; // group that a reader may ask for -> bytes to fetch
const SOURCE = "nl";
const scope = () => self.registration.scope;
const at = (path) => new URL(path, scope()).href;
// Caches belong to a host; the path keeps two sites on one host apart.
const OURS = `nsp-${new URL(scope()).pathname}-`;
const CACHE = OURS + VERSION;
const KEPT = `${OURS}blijft`; // survives versions: what was asked for, the last status, and which version is the newest
const STATUS_WAIT_MS = 2000;
const ANEW = "reload"; // not "no-cache": some hosts say "not changed" of a file that was put back, or whose date stayed
const PAGE_BYTES = 6000; // about what one page costs alone; a pack that costs less than all changed pages goes first
const HTML = { "Content-Type": "text/html; charset=utf-8" };

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope())) return;
  event.respondWith(answer(event, url));
});
self.addEventListener("message", (event) => {
  const asked = event.data || {};
  if (asked === "nu") self.skipWaiting();
  else if (isLanguage(asked.taal)) event.waitUntil(visited(asked.taal));
  else if (asked.keuze in CHOICES) event.waitUntil(answerChoice(event.ports[0], asked));
});

const isLanguage = (name) => name in GROUPS && name !== "kern" && !(name in CHOICES);

async function install() {
  const groups = ["kern", ...(await languagesInUse())];
  const before = await madeAt(CACHE); // a version that comes back after another may still be the one in use
  try {
    for (const group of groups) await makeWhole(group);
    // A cache that was thrown away meanwhile takes what is put into it, and loses it.
    for (const group of groups) if (!(await isWhole(group))) throw new Error(`${group}: thrown away`);
    await noteMade();
    await keep("nieuwste", CACHE);
  } catch (error) {
    if (!before) await caches.delete(CACHE); // a cache that is not whole must not stay behind
    throw error;
  }
}

async function activate() {
  await tidy();
  await self.clients.claim();
}

// Throws away versions that nobody reads any more; not while one is being installed, which takes from them.
// The old cache of a group that was asked for stays until its new one is whole, for the same reason.
async function tidy() {
  const names = await cacheNames();
  const versions = [CACHE, await newest()];
  const chosen = (await kept("keuzes", [])).filter((group) => group in CHOICES);
  const stays = (name) => versions.includes(name) || chosen.some((group) => name.startsWith(`${OURS}${group}.`));
  if (self.registration.installing) return;
  await Promise.all(names.filter((name) => !stays(name)).map((name) => caches.delete(name)));
}

async function cacheNames() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== KEPT);
}

async function visited(language) {
  await keep("talen", [...new Set([...(await kept("talen", [])), language])]);
  for (const group of ["kern", language]) await makeWhole(group);
  if (!(await madeAt(CACHE))) await noteMade(); // the phone had thrown it away
  for (const group of await kept("keuzes", [])) if (group in CHOICES) await fillChoice(group);
  await tidy();
}

// --- what a reader may ask for -------------------------------------------------------------------------------

async function answerChoice(port, { keuze, aan }) {
  port.postMessage(await choose(keuze, aan).catch(() => false));
}

// Answers whether the group is on the phone now.
async function choose(group, wanted) {
  const others = (await kept("keuzes", [])).filter((name) => name !== group);
  const whole = wanted && (await fillChoice(group));
  await keep("keuzes", whole ? [...others, group] : others);
  if (!whole) await forget(group);
  return whole;
}

// What came before it failed stays for the next try, but nothing is answered from it.
async function fillChoice(group) {
  try {
    await makeWhole(group);
    await forget(group, cacheOf(group));
    return true;
  } catch {
    return false;
  }
}

async function forget(group, except) {
  const names = (await cacheNames()).filter((name) => name.startsWith(`${OURS}${group}.`) && name !== except);
  await Promise.all(names.map((name) => caches.delete(name)));
}

// --- filling a cache -----------------------------------------------------------------------------------------

const cacheOf = (group) => (group in CHOICES ? `${OURS}${group}.${hex(GROUPS[group])}` : CACHE);
const listKey = (group) => at(`offline/lijst/${group}`); // put last: a group with its list is whole
const restKey = (path) => at(`offline/rust/${path}`); // a page at rest, while the status makes another of it
const isWhole = (group) => caches.match(listKey(group), { cacheName: cacheOf(group) });
const filling = {}; // group -> promise, for two pages that ask at once

function makeWhole(group) {
  filling[group] ||= isWhole(group)
    .then((is) => is || fill(group))
    .finally(() => delete filling[group]);
  return filling[group];
}

async function fill(group) {
  const cache = await caches.open(cacheOf(group));
  const earlier = await earlierCopies(cacheOf(group));
  const same = earlier.find(({ list }) => list.sha256 === GROUPS[group]);
  const list = same ? same.list : await fetchJson(group, GROUPS[group]);
  const now = group in STATUSES ? await fetchJson(`stand-${group}`, STATUSES[group]) : {};
  const keyOf = (path) => (path in now ? restKey(path) : at(path));
  const missing = new Set(await copyUnchanged(list, earlier, cache, keyOf));
  if (list.pak && missing.size * PAGE_BYTES > list.pak.bytes && "DecompressionStream" in self) {
    await unpack(list.pak, cache, missing, keyOf);
  }
  // What is not in a pack comes as it is today.
  await Promise.all([...missing].map((path) => fetchInto(cache, path, (now[path] || {}).sha256 || list.bestanden[path])));
  for (const path in now) if (!missing.has(path)) await putTogether(cache, path, now[path]);
  const facts = { ...list, sha256: GROUPS[group], stand: Object.keys(now) };
  await cache.put(listKey(group), new Response(JSON.stringify(facts)));
}

// The groups that are whole in other caches than this one.
async function earlierCopies(name) {
  const found = [];
  for (const other of await cacheNames()) {
    if (other === name) continue;
    const cache = await caches.open(other);
    for (const group in GROUPS) {
      const list = await cache.match(listKey(group));
      if (list) found.push({ cache, list: await list.json() });
    }
  }
  return found;
}

// Takes what did not change from an earlier copy; answers the paths that are still to be fetched. What an earlier try
// for this same list has put in the cache is there already.
async function copyUnchanged(list, earlier, cache, keyOf) {
  const known = new Map();
  for (const { cache: old, list: facts } of earlier) {
    const changed = new Set(facts.stand);
    for (const path in facts.bestanden) {
      known.set(`${path} ${facts.bestanden[path]}`, () => old.match(changed.has(path) ? restKey(path) : at(path)));
    }
  }
  const missing = [];
  for (const path in list.bestanden) {
    if (await cache.match(keyOf(path))) continue;
    const find = known.get(`${path} ${list.bestanden[path]}`);
    const response = find && (await find());
    if (response) await cache.put(keyOf(path), response);
    else missing.push(path);
  }
  return missing;
}

// Takes what is wanted out of the pack; what is not in it stays wanted.
async function unpack(pak, cache, wanted, keyOf) {
  const response = await fetchChecked(pak.pad, pak.sha256);
  const text = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
  for (const line of text.split("\n")) {
    if (!line) continue;
    const [path, html] = JSON.parse(line);
    if (wanted.delete(path)) await cache.put(keyOf(path), new Response(html, { headers: HTML }));
  }
}

// The page of today: pieces of the page at rest, and what is new between them.
async function putTogether(cache, path, { sha256, stukken }) {
  const rest = await (await cache.match(restKey(path))).blob();
  const page = new Blob(stukken.map((piece) => (Array.isArray(piece) ? rest.slice(...piece) : piece)));
  const digest = await crypto.subtle.digest("SHA-256", await page.arrayBuffer());
  if (btoa(String.fromCharCode(...new Uint8Array(digest))) !== sha256) throw new Error(`${path}: other bytes`);
  await cache.put(at(path), new Response(page, { headers: HTML }));
}

async function fetchInto(cache, path, sha256) {
  const response = await fetchChecked(path, sha256);
  // A redirected answer may not be given to a page, so keep only what it says.
  const headers = { "Content-Type": response.headers.get("Content-Type") || "" };
  await cache.put(at(path), new Response(await response.blob(), { headers }));
}

async function fetchJson(name, sha256) {
  return (await fetchChecked(`offline/${name}.${hex(sha256)}.json`, sha256)).json();
}

async function fetchChecked(path, sha256) {
  const response = await fetch(at(path), { integrity: `sha256-${sha256}`, cache: ANEW, credentials: "omit" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// --- answering -----------------------------------------------------------------------------------------------

async function answer(event, url) {
  const request = event.request;
  const path = canonical(url);
  if (path === "offline/kopie.json") return copyFacts();
  if (path === "status.json" || /(^|\/)status\/$/.test(path)) return statusFirst(event, path);
  const stored = await fromCache(path).catch(() => undefined); // a phone whose storage fails still has its network
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
  const stored = await caches.match(at(path), { cacheName: CACHE });
  if (stored) return stored;
  for (const group in CHOICES) {
    const extra = (await isWhole(group)) && (await caches.match(at(path), { cacheName: cacheOf(group) }));
    if (extra) return extra;
  }
  return undefined;
}

// The status of now, or after two seconds of silence the last one. What comes late is still kept for the next time.
async function statusFirst(event, path) {
  const fresh = fetchStatus(path);
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise((_, reject) => setTimeout(reject, STATUS_WAIT_MS));
  try {
    return await Promise.race([fresh, late]);
  } catch {
    const old = await lastStatus(path);
    return old || (event.request.mode === "navigate" ? elsewhere(path) : Response.error());
  }
}

async function fetchStatus(path) {
  const response = await fetch(at(path), { cache: ANEW });
  if (!response.ok) throw new Error(String(response.status));
  const body = await response.blob();
  const headers = { "Content-Type": response.headers.get("Content-Type") || "" };
  await keepStatus(path, body, headers).catch(() => {}); // a full phone still shows what it fetched
  return new Response(body, { headers }); // not the answer itself: a redirected one may not be given to a page
}

async function keepStatus(path, body, headers) {
  const fetched = new Response(body, { headers: { ...headers, "X-Nsp-Opgehaald": String(Date.now()) } });
  await (await caches.open(KEPT)).put(at(path), fetched);
}

// The newest of what was last fetched, and what came with this version or with one that waits.
async function lastStatus(path) {
  const fetched = await caches.match(at(path), { cacheName: KEPT });
  let last = { response: fetched, moment: fetched ? Number(fetched.headers.get("X-Nsp-Opgehaald")) : 0 };
  for (const cacheName of [CACHE, await newest()]) {
    const response = await caches.match(at(path), { cacheName });
    const moment = await madeAt(cacheName);
    if (response && (!last.response || moment > last.moment)) last = { response, moment };
  }
  return last.response;
}

// Without network: the same page in a language that is stored, else the page that says so.
async function elsewhere(path) {
  const [first] = path.split("/");
  const asked = isLanguage(first) ? first : SOURCE;
  const slug = asked === SOURCE ? path : path.slice(asked.length + 1);
  const languages = Object.keys(GROUPS).filter(isLanguage);
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
  const ours = open.filter((client) => client.url.startsWith(scope())); // others on this host see other sites
  const seen = ours.map((client) => canonical(new URL(client.url)).split("/")[0]);
  const spoken = seen.map((first) => (isLanguage(first) ? first : SOURCE));
  const all = new Set([...(await kept("talen", [])), ...spoken].filter(isLanguage));
  if (!all.size) all.add(SOURCE);
  await keep("talen", [...all]);
  return all;
}

// What the page tells of the copy, and what it can offer. bytes: to fetch.
async function copyFacts() {
  const choices = {};
  for (const group in CHOICES) choices[group] = { bytes: CHOICES[group], bewaard: Boolean(await isWhole(group)) };
  const facts = { versie: VERSION, gemaakt: await madeAt(CACHE), keuzes: choices };
  return new Response(JSON.stringify(facts), { headers: { "Content-Type": "application/json" } });
}

async function noteMade() {
  await (await caches.open(CACHE)).put(at("offline/gemaakt"), new Response(String(Date.now())));
}

// When a version came; 0 when it is not there.
async function madeAt(cacheName) {
  const made = await caches.match(at("offline/gemaakt"), { cacheName });
  return made ? Number(await made.text()) : 0;
}

// The cache of the version that came last, in use or waiting.
const newest = () => kept("nieuwste", CACHE);

async function keep(name, value) {
  await (await caches.open(KEPT)).put(at(`offline/blijft/${name}`), new Response(JSON.stringify(value)));
}

async function kept(name, otherwise) {
  const response = await (await caches.open(KEPT)).match(at(`offline/blijft/${name}`));
  return response ? response.json() : otherwise;
}

const hex = (base64) => Array.from(atob(base64).slice(0, 8), (c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
