// Improves a page that already works: keeps a copy of the site, tells how old it is, and asks how things are now.
const root = document.documentElement.dataset.begin;
const part = (name) => document.querySelector(`[data-module=${name}]`);
const language = document.documentElement.lang;

if ("serviceWorker" in navigator) keepCopy().catch(() => {});
showStatus().catch(() => {});

async function keepCopy() {
  const controlled = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
  const ready = await navigator.serviceWorker.ready;
  ready.active.postMessage({ taal: language });
  if (registration.waiting && controlled) offerNew(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  if (controlled) await showCopy();
}

function watch(worker) {
  if (!worker) return;
  worker.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offerNew(worker);
  });
}

function offerNew(worker) {
  const notice = part("nieuw");
  notice.hidden = false;
  notice.querySelector("button").addEventListener("click", () => {
    if (worker.state === "activated") location.reload(); // another tab asked for it
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("nu");
  });
}

async function showCopy() {
  const { gemaakt, keuzes } = await (await fetch(`${root}offline/kopie.json`)).json();
  if (gemaakt) say(part("kopie"), gemaakt);
  for (const offer of document.querySelectorAll("[data-module=keuze]")) {
    const group = [`${offer.dataset.groep}-${language}`, offer.dataset.groep].find((name) => name in keuzes);
    if (group) offerChoice(offer, group, keuzes[group]);
  }
}

function offerChoice(offer, group, { bytes, bewaard }) {
  const box = offer.querySelector("input");
  const notice = (name) => offer.querySelector(`[data-bij=${name}]`);
  const size = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: "unit", unit: "kilobyte" });
  offer.querySelector("bdi").textContent = size.format(Math.ceil(bytes / 1000));
  box.checked = bewaard;
  offer.hidden = false;
  box.addEventListener("change", async () => {
    const wanted = box.checked;
    notice("bezig").hidden = !wanted;
    notice("mislukt").hidden = true;
    box.checked = await ask({ keuze: group, aan: wanted });
    notice("bezig").hidden = true;
    notice("mislukt").hidden = box.checked === wanted;
  });
}

function ask(message) {
  const { port1, port2 } = new MessageChannel();
  navigator.serviceWorker.controller.postMessage(message, [port2]);
  return new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
}

async function showStatus() {
  const response = await fetch(`${root}status.json`);
  const { fase } = await response.json();
  const old = Number(response.headers.get("X-Nsp-Opgehaald"));
  // What is fetched is newer than what is in the page, also when that says that nothing is going on.
  for (const band of document.querySelectorAll("[data-fase]")) band.hidden = band.dataset.fase !== fase;
  if (old) say(part("stand"), old);
}

function say(element, moment) {
  const words = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" });
  element.querySelector("time").textContent = words.format(moment);
  element.hidden = false;
}
