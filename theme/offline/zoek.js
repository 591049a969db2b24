// The finder on the home page: from a postcode, a street, a wijk or a position to the noodsteunpunt nearest on foot.
// All of it happens on the phone: what is typed goes nowhere and is not kept. Tables: docs/formats/zoektabellen.md.
const root = document.documentElement.dataset.begin;
const template = document.querySelector("#zoek-delen");
const { plekken, wijken, decimaal } = template.dataset;
const hasTables = "tabellen" in template.dataset;
const pieces = {};
for (const piece of template.content.children) pieces[piece.dataset.deel || piece.localName] = piece;
const finder = copy("zoeker");
const [form, result, notice] = ["form", ".zoek-antwoord", "[role=status]"].map((part) => finder.querySelector(part));
const field = form.querySelector("input");
const suggestions = form.querySelector("ul");

const MOST = 5;
const STATUS_WAIT_MS = 3000;
const LOCATION = { enableHighAccuracy: true, timeout: 30000, maximumAge: 60000 };
const ROUGH_M = 200;
const FAR_M = 10000;
const METRES_PER_DEGREE = 111195;
const TODAY = new Date().toLocaleDateString("sv"); // 2027-01-31
const BANDS = 6;
// What is written short or left out in the names of streets.
const LONG = {
  adm: "admiraal", burg: "burgemeester", dokter: "doctor", dr: "doctor", ds: "dominee", gen: "generaal", ir: "ingenieur",
  jhr: "jonkheer", kon: "koningin", mgr: "monseigneur", mr: "meester", past: "pastoor", pres: "president",
  prof: "professor", st: "sint", wilh: "wilhelmina",
};
const SMALL = new Set("s t de den der het te ten ter van".split(" "));

// --- what the page itself says -------------------------------------------------------------------------------

// Where the points are that people are sent to, and from and until when; where the middle of each wijk is.
const places = placesBy(plekken);
const middles = placesBy(wijken);
const list = document.querySelector(".wijken");
list.id = "wijken";
const points = {};
const names = [];
const coded = {};
for (const section of list.querySelectorAll("section")) {
  const link = section.querySelector("h2 a");
  const answer = [];
  add(link, "wijk", () => showWijk(link, answer));
  for (const item of section.querySelectorAll(".puntregel")) {
    const point = item.querySelector("a");
    const code = codeOf(point);
    answer.push({ code });
    // A point that serves several wijken is in the list of each.
    if (code in points) continue;
    points[code] = item;
    add(point, "punt", () => showWalks("gevonden", "", [{ code }]));
  }
}

function placesBy(text) {
  const rows = text.split(";").filter(Boolean).map((one) => one.split(" "));
  return Object.fromEntries(rows.map(([code, lat, lon, from = "", until]) => [code, { lat, lon, from, until }]));
}

function codeOf(link) {
  return /(\d+)\/$/.exec(link.getAttribute("href"))[1];
}

function add(link, soort, go) {
  const one = named(link.textContent, soort, go);
  names.push(one);
  coded[codeOf(link)] = one;
}

// --- words -------------------------------------------------------------------------------------------------------

// A name as people also write it, in one piece: no accents, nothing shortened. `large`: per word from there on, without
// small words.
function keysOf(text) {
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const short = plain.split(/[^a-z0-9]+/).filter(Boolean);
  const words = short.map((word) => (LONG[word] || word).replace(/str$/, "straat").replace(/ij|ei/g, "y"));
  const large = words.filter((word) => !SMALL.has(word));
  return { whole: words.join(""), large: large.map((_, at) => large.slice(at).join("")) };
}

function named(naam, soort, go) {
  return { naam, soort, go, keys: keysOf(naam) };
}

// 0: the same; 1: begins so; 2: one of its words begins so; 3: has it somewhere; 4: not.
function rank({ whole, large }, key) {
  if (key === whole || key === large[0]) return 0;
  if (whole.startsWith(key)) return 1;
  const at = large.findIndex((one) => one.startsWith(key));
  if (at >= 0) return at ? 2 : 1;
  return key.length > 2 && whole.includes(key) ? 3 : 4;
}

async function search(question) {
  const all = await allNames();
  const ranked = (text) => {
    const { whole, large } = keysOf(text);
    const asked = [whole, ...large.slice(0, 1)].filter((key) => key.length > 1);
    const rated = all.map((one) => [Math.min(4, ...asked.map((key) => rank(one.keys, key))), one]);
    return rated.filter(([rough]) => rough < 4).sort(([one], [other]) => one - other);
  };
  const found = ranked(question);
  return found.length ? found : ranked(question.replace(/[\s,]+\d+\s*-?\w{0,3}$/, ""));
}

// What was probably meant: one letter wrong, or two in a long name.
async function meant(question) {
  const key = keysOf(question.replace(/\d+\s*\w?$/, "")).whole;
  const most = key.length < 4 ? 0 : key.length < 8 ? 1 : 2;
  const near = (one) => differences(one, key, most) <= most;
  return most ? (await allNames()).filter(({ keys }) => [keys.whole, ...keys.large].some(near)) : [];
}

// How many letters have to be changed, added or left out; not worked out when it is surely more than `most`.
function differences(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = [...one, ""].map((_, at) => at);
  for (let down = 1; down <= other.length; down++) {
    const next = [down];
    for (let at = 1; at <= one.length; at++) {
      const same = one[at - 1] === other[down - 1] ? 0 : 1;
      next.push(Math.min(row[at] + 1, next[at - 1] + 1, row[at - 1] + same));
    }
    row = next;
  }
  return row[one.length];
}

// --- tables --------------------------------------------------------------------------------------------------

const asked = {};

function table(name, soort) {
  if (!asked[name]) {
    asked[name] = fetchTable(name, soort);
    asked[name].catch(() => delete asked[name]);
  }
  return asked[name];
}

async function fetchTable(name, soort) {
  const response = await fetch(`${root}zoek/${name}.json`);
  const found = response.ok ? await response.json() : {};
  if (found.soort !== soort || found.versie !== 2) throw new Error(`no table: ${name}`);
  return found;
}

const overview = () => table("overzicht", "zoektabellen");
const number = (column, at) => column.charCodeAt(at) - 35;

// The walks of one answer: the nearest point and the next, as far as there are.
function walks({ punten, paren }, paar, both) {
  const bands = [Math.floor(both / BANDS), both % BANDS];
  return paren[paar].map((point, at) => ({ code: punten[point - 1], band: bands[at] })).filter(({ code }) => code);
}

const walksAt = (found, at) => walks(found, number(found.paar, at), number(found.band, at));

// The answers that are kept apart for this place.
function apart(found, columns, place) {
  let at = 0;
  const same = columns.plaats.map((step) => (at += step) === place);
  return same.flatMap((own, row) => (own ? [walksAt({ ...found, ...columns }, row)] : []));
}

// With `other`: for who cannot take stairs, where that differs.
function bothAt(found, at) {
  const [other] = apart(found, found.zonder_trappen, at);
  return Object.assign(walksAt(found, at), { other });
}

let streets;

async function allNames() {
  if (!hasTables) return names;
  if (!streets) {
    // Without a network the table may not be there; wijken and points are.
    const found = await table("straten", "straten").catch(() => {});
    if (!found) return names;
    const groups = found.namen.split("\n\n").map((group) => group.split("\n"));
    const all = groups.flatMap((group, at) => {
      const main = bothAt(found, at);
      return group.map((naam) => [naam, main]);
    });
    streets = all.map(([naam, main], at) => named(naam, "straat", () => byStreet(naam, at, main)));
    streets.sort((one, other) => (one.naam < other.naam ? -1 : 1));
  }
  return [...names, ...streets];
}

async function byStreet(naam, at, main) {
  const found = await table("straten", "straten");
  const answers = [main, ...apart(found, found.ook, at)];
  const known = answers.filter((answer) => answer.length);
  if (known.length < 2) return showWalks("dichtst", naam, known[0] || []);
  return showSeveral(naam, "straat_verdeeld", known.map(([first]) => first));
}

async function byPostcode(digits, letters, house) {
  const postcode = letters ? `${digits} ${letters}` : digits;
  const prefix = digits.slice(0, 2);
  const { postcodes } = await overview();
  const found = postcodes.includes(prefix) ? await table(`pc/${prefix}`, "postcodes") : { letters: {} };
  const places = placesOf(found, digits);
  if (!places.length && !letters && digits in coded) return coded[digits].go();
  if (!places.length) return show("postcode_onbekend", postcode, [copy("postcode_onbekend_uitleg"), copy("naar_lijst")]);
  const own = places.find((one) => one.letters === letters);
  if (!own) {
    const first = firsts(places.map(({ at }) => walksAt(found, at)));
    return showSeveral(digits, letters ? "letters_onbekend" : "letters_erbij", first.map(({ code }) => ({ code })));
  }
  const rules = rulesOf(found, digits + letters);
  if (rules.length && house === undefined) return askHouse(postcode, rules);
  const rule = rules.find(({ fits }) => fits(house));
  return showWalks("dichtst", house ? `${postcode} ${house}` : postcode, rule ? rule.answer : bothAt(found, own.at));
}

// The postcodes with these four digits: their letters, and at which place of each column they are.
function placesOf({ letters }, digits) {
  const places = [];
  let before = 0;
  for (const some of Object.keys(letters).sort()) {
    for (let at = 0, pair = -1; some === digits && at < letters[some].length; at++) {
      pair += number(letters[some], at) + 1;
      places.push({ letters: String.fromCharCode(65 + Math.floor(pair / 26), 65 + (pair % 26)), at: before + at });
    }
    before += letters[some].length;
  }
  return places;
}

function rulesOf(found, postcode) {
  const [place, ...numbers] = found.gesplitst[postcode] || [];
  const rules = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const [side, last] = numbers.slice(at);
    const fits = (house) => (side === 2 || side === house % 2) && (!last || house <= last);
    rules.push({ fits, answer: bothAt(found, place + at / 2) });
  }
  return rules;
}

// The different points that come first in these answers, each with its longest walk; most frequent in front.
function firsts(answers) {
  const found = new Map();
  for (const [first] of answers.filter((answer) => answer.length)) {
    const one = found.get(first.code) || { ...first, count: 0 };
    found.set(first.code, { ...one, band: Math.max(one.band, first.band), count: one.count + 1 });
  }
  return [...found.values()].sort((one, other) => other.count - one.count);
}

async function byPosition({ latitude, longitude, accuracy }) {
  const rough = accuracy > ROUGH_M ? [copy("ongeveer", inWords(accuracy))] : [];
  const near = await nearestTo(latitude, longitude);
  if (near[0].metres > FAR_M) return show("buiten", "", [copy("naar_lijst")]);
  return showWalks("dichtst_bij_u", "", near, rough);
}

async function nearestTo(latitude, longitude) {
  const onFoot = hasTables ? await byGrid(latitude, longitude).catch(() => []) : [];
  return onFoot.length ? onFoot : byStraightLine(latitude, longitude).slice(0, 2);
}

async function byGrid(latitude, longitude) {
  const grid = await table("raster", "raster");
  const row = Math.floor((latitude - grid.zuid) / grid.stap_lat);
  const column = Math.floor((longitude - grid.west) / grid.stap_lon);
  const inside = row >= 0 && row < grid.rijen && column >= 0 && column < grid.kolommen;
  return inside ? bothAt(grid, row * grid.kolommen + column) : [];
}

function byStraightLine(latitude, longitude) {
  const narrower = Math.cos((latitude * Math.PI) / 180);
  const found = Object.entries(places).map(([code, { lat, lon }]) => {
    return { code, metres: METRES_PER_DEGREE * Math.hypot(lat - latitude, (lon - longitude) * narrower) };
  });
  return found.sort((one, other) => one.metres - other.metres);
}

// Rounded up, as on the pages: to 100 m, and above a kilometre to half a kilometre.
function inWords(metres) {
  const hundreds = Math.ceil(metres / 100);
  const halves = Math.ceil(metres / 500);
  return hundreds < 10 ? `${hundreds * 100} m` : `${String(halves / 2).replace(".", decimaal)} km`;
}

// --- showing -------------------------------------------------------------------------------------------------

function copy(name, value) {
  const piece = pieces[name].cloneNode(true);
  if (value !== undefined) piece.querySelector("bdi").textContent = value;
  return piece;
}

function show(heading, value, parts) {
  const title = copy(heading, value || undefined);
  empty(result).append(title, ...parts);
  // The page says the same below it.
  document.querySelector(".opening").hidden = result.querySelector("[data-deel=normaal_dicht], [data-deel=niets_gemeld]");
  say("");
  empty(suggestions);
  title.tabIndex = -1;
  title.focus();
}

function say(name, value) {
  empty(notice).append(...(name ? [copy(name, value)] : []));
}

function empty(element) {
  element.textContent = "";
  return element;
}

// What is known of now: the status as fetched, or else as it is in the page.
async function statusNow() {
  const fresh = fetch(`${root}status.json`).then((response) => response.json());
  const late = new Promise((done) => setTimeout(done, STATUS_WAIT_MS));
  const status = await Promise.race([fresh, late]).catch(() => {});
  const band = document.querySelector("[data-fase]:not([hidden])");
  const stateOf = (code) => {
    if (status) return code in status.punten ? status.punten[code].toestand : "";
    const shown = points[code].querySelector(".staat");
    return shown ? /staat-(?!kort)(\w+)/.exec(shown.className)[1] : "";
  };
  return { fase: status ? status.fase : band ? band.dataset.fase : "rust", stateOf };
}

const isShut = (state) => state === "vol" || state === "gesloten";
const isToday = (code) => places[code].from <= TODAY && (!places[code].until || TODAY < places[code].until);

// 0: somebody can be sent there; 1: perhaps, nobody has told that it is open; 2: not.
function doubt(code, { fase, stateOf }) {
  const state = stateOf(code);
  if (state === "open") return 0;
  if (state === "wordt_ingericht") return 1;
  if (isShut(state) || !(code in places) || !isToday(code)) return 2;
  return fase === "rust" ? 0 : 1;
}

const bestFirst = (answer, now) => [...answer].sort((one, other) => doubt(one.code, now) - doubt(other.code, now));
const inList = (answer) => answer.filter(({ code }) => code in points);
const nameOf = (code) => points[code].querySelector("a").textContent;

// What is said of now, with the word OEFENING in an exercise.
function told(name, { fase }, value) {
  const piece = copy(name, value);
  if (fase === "oefening") piece.prepend(copy("oefening"));
  return piece;
}

function pointList(answer, now) {
  const items = copy("punten");
  for (const { code, band, metres } of answer) {
    const item = points[code].cloneNode(true);
    const state = now.stateOf(code);
    const known = `staat-${state}` in pieces;
    // That a point is in use says more than that it was not ready.
    for (const old of item.querySelectorAll(known && state !== "gesloten" ? ".staat, .niet-klaar" : ".staat")) old.remove();
    if (band !== undefined) item.append(copy(`band-${band}`));
    if (metres !== undefined) item.append(copy("hemelsbreed", inWords(metres)));
    if (known) item.append(told(`staat-${state}`, now));
    items.append(item);
  }
  return items;
}

async function showWalks(heading, value, answer, before = []) {
  const now = await statusNow();
  const known = inList(answer);
  if (!known.length) return show("geen_weg", value, [copy("naar_lijst")]);
  const parts = [...before, ...walkParts(known, now)];
  if (answer.other) parts.push(...stepFree(answer.other, now));
  if (heading !== "gevonden") parts.push(...unready());
  return show(heading, value, [...parts, ...(await notes(known, now))]);
}

// The nearest point that somebody can be sent to, why not one before it, the one after it, and last those passed over.
function walkParts(known, now) {
  const [best] = bestFirst(known, now);
  const at = known.indexOf(best);
  const nearer = known.slice(0, at);
  const shut = known.every(({ code }) => isShut(now.stateOf(code)));
  if (shut) return [told("alles_vol", now), ...openElsewhere(known, now), copy("naar_lijst"), pointList(known, now)];
  const why = nearer.map(({ code }) => told(whyNot(code, now), now, nameOf(code)));
  const under = (words, answer) => (answer.length ? [copy(words), pointList(answer, now)] : []);
  const next = [...under("daarna", known.slice(at + 1)), ...openElsewhere(known, now), ...under("dichterbij", nearer)];
  return [...why, pointList([best], now), ...next];
}

function whyNot(code, now) {
  const state = now.stateOf(code);
  return isShut(state) ? state : doubt(code, now) === 1 ? "niet_open" : "niet_vandaag";
}

// While something is going on and none of these is open: the open one that is nearest to the first of them.
function openElsewhere(known, now) {
  const place = places[known[0].code];
  if (now.fase === "rust" || !place || known.some(({ code }) => !doubt(code, now))) return [];
  const open = inList(byStraightLine(place.lat, place.lon)).find(({ code }) => !doubt(code, now));
  return open ? [told("wel_open", now), pointList([{ code: open.code }], now)] : [];
}

function stepFree(answer, now) {
  const [best] = bestFirst(inList(answer), now);
  return best ? [copy("zonder_trap"), pointList([best], now)] : [copy("zonder_trap_geen")];
}

async function showSeveral(value, why, answer) {
  const now = await statusNow();
  const known = bestFirst(inList(answer), now);
  show("meer", value, [copy(why), pointList(known, now), ...unready(), ...(await notes(known, now))]);
}

// That no answer leads to the points that are not ready, where there are any.
const unready = () => ("niet_klaar" in pieces ? [copy("niet_klaar")] : []);

// What goes with every answer: whether it opens, how sure the walk is, and whose streets these are.
async function notes(answer, { fase, stateOf }) {
  const silent = answer.some(({ code }) => !(`staat-${stateOf(code)}` in pieces));
  const walk = answer.some(({ band }) => band !== undefined);
  const opening = silent ? [copy(fase === "rust" ? "normaal_dicht" : "niets_gemeld")] : [];
  return walk ? [...opening, copy("looptijd", (await overview()).bron)] : opening;
}

async function showWijk(link, answer) {
  const now = await statusNow();
  const more = copy("naar_wijk", link.textContent);
  more.querySelector("a").href = link.href;
  const own = now.fase === "rust" ? answer : bestFirst(answer, now);
  const free = answer.some(({ code }) => !doubt(code, now));
  const near = free ? [] : await besides(codeOf(link), answer);
  const heading = ["wijk_zonder", "wijk_een"][own.length] || "wijk";
  const parts = own.length ? [pointList(own, now)] : [];
  if (near.length) parts.push(copy("elders"), ...walkParts(near, now), copy("vanaf_midden"));
  return show(heading, link.textContent, [...parts, more, ...(await notes([...own, ...near], now))]);
}

// What is nearest to the middle of a wijk and not for that wijk.
async function besides(wijk, answer) {
  const near = inList(await nearestTo(middles[wijk].lat, middles[wijk].lon));
  return near.filter(({ code }) => !answer.some((own) => own.code === code));
}

function askHouse(postcode, rules) {
  const question = copy("huisnummer");
  const answers = firsts(rules.map(({ answer }) => answer));
  question.addEventListener("submit", (event) => {
    event.preventDefault();
    const house = parseInt(digitsOf(question.querySelector("input").value), 10);
    const rule = rules.find(({ fits }) => fits(house));
    if (rule) run(showWalks("dichtst", `${postcode} ${house}`, rule.answer));
    else question.querySelector("input").focus();
  });
  return statusNow().then((now) => {
    show("huisnummer_vraag", postcode, [question, copy("huisnummer_onbekend"), pointList(bestFirst(answers, now), now)]);
    question.querySelector("input").focus();
  });
}

function choices(found) {
  return found.slice(0, MOST).map(({ naam, soort, go }) => {
    const choice = copy("keuze", naam);
    choice.querySelector(".zacht").append(...copy(`soort-${soort}`).childNodes);
    choice.querySelector("button").addEventListener("click", () => {
      field.value = naam;
      run(go());
    });
    return choice;
  });
}

// --- asking --------------------------------------------------------------------------------------------------

// Arabic and Persian keyboards have digits of their own.
const digitsOf = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);
const POSTCODE = /^(?:.*?(\d+)\D*[\s,]+)?(\d{4})(?:\s*([a-z]{2}))?(?:[\s,.-]*(\d+)\s*-?\w{0,4}|[\s,].*)?$/i;

async function answer(text) {
  const question = digitsOf(text).trim();
  const [, before, digits, letters, after] = POSTCODE.exec(question) || [];
  // Four digits inside a longer text are a year or a house number, unless two letters follow.
  if (digits && (letters || question === digits)) {
    if (!hasTables && question in coded) return coded[question].go();
    if (!hasTables) return show("geen_postcodes", "", [copy("naar_lijst")]);
    const house = after || before;
    return byPostcode(digits, (letters || "").toUpperCase(), house === undefined ? house : Number(house));
  }
  const found = await search(question);
  const same = found.filter(([rough]) => rough === 0);
  const sure = same.length ? same : found;
  if (sure.length === 1) return sure[0][1].go();
  const possible = sure.length ? sure.map(([, one]) => one) : await meant(question);
  if (!possible.length && hasTables && !streets) throw new Error("streets unknown");
  if (!possible.length) return show("niet_gevonden", text, [copy("niet_gevonden_uitleg"), copy("naar_lijst")]);
  const items = copy("punten");
  items.append(...choices(possible));
  return show("welke", "", [items, ...(possible.length > MOST ? [copy("meer_letters")] : [])]);
}

async function suggest() {
  const text = field.value;
  const found = /^\s*\d/.test(digitsOf(text)) ? [] : (await search(text)).map(([, one]) => one);
  if (text !== field.value) return;
  empty(suggestions).append(...choices(found));
  say(found.length ? "voorstellen" : "");
}

function here() {
  say("zoekt_plek");
  const failed = ({ code }) => show(code === 1 ? "plek_mag_niet" : "plek_lukt_niet", "", [copy("plek_anders")]);
  navigator.geolocation.getCurrentPosition(({ coords }) => run(byPosition(coords)), failed, LOCATION);
}

function run(work) {
  work.catch(() => show("mislukt", "", [copy("mislukt_uitleg"), copy("naar_lijst")]));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.value.trim()) run(answer(field.value));
  else say("leeg");
});
field.addEventListener("input", () => suggest().catch(() => {}));
const locate = form.querySelector("[data-bij=plek]");
locate.addEventListener("click", here);
locate.hidden = !navigator.geolocation || !window.isSecureContext || !plekken;
document.head.append(copy("style"));
empty(document.querySelector(".zoekplek")).append(finder);
