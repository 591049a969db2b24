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
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) offerNew(worker);
    });
  });
  if (controlled) await showAge();
}

function offerNew(worker) {
  const notice = part("nieuw");
  notice.hidden = false;
  notice.querySelector("button").addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("nu");
  });
}

async function showAge() {
  const { gemaakt } = await (await fetch(`${root}offline/kopie.json`)).json();
  if (gemaakt) say(part("kopie"), gemaakt);
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
  const words = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: "long", timeStyle: "short" });
  element.querySelector("time").textContent = words.format(moment);
  element.hidden = false;
}
