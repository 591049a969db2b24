// The desk follows the folder: it shows again what is open after every save, and the flyers that go with it.
const at = (id) => document.getElementById(id);
const frame = at("pagina");
let version = 0;
let wijk = "";
let asking = 0;
let mistakes = 0;

// Server-sent events open again by themselves when the preview was stopped and started.
const events = new EventSource("/stand");
events.addEventListener("message", (event) => follow(JSON.parse(event.data)));
events.addEventListener("error", () => { version = -1; say("De voorvertoning is gestopt."); });
frame.addEventListener("load", show);
for (const name of ["wijk", "taal"]) at(name).addEventListener("change", (event) => go(event.target.value));

function follow(said) {
  say(said.fouten === 0 ? "Geen fouten" : said.fouten === 1 ? "1 fout" : `${said.fouten} fouten`);
  at("letop").hidden = said.letop.length === 0;
  at("letop").querySelector("summary").textContent = `${said.letop.length} keer let op`;
  at("letop").querySelector("ul").replaceChildren(...said.letop.map((words) => filled("li", words)));
  if (version && said.nummer !== version) reload(said.fouten > 0);
  version = said.nummer;
  mistakes = said.fouten;
}

// A reload keeps the place in the page; the last good version gives way as soon as the mistakes are gone.
function reload(broken) {
  const { pathname } = frame.contentWindow.location;
  if (!broken && pathname.startsWith("/goed/")) go(pathname.slice("/goed/".length));
  else frame.contentWindow.location.reload();
}

function go(path) {
  frame.contentWindow.location.assign(`/site/${path}`);
}

async function show() {
  const mine = ++asking;
  const path = decodeURI(frame.contentWindow.location.pathname).replace(/^\/(site|goed)\//, "");
  at("pad").textContent = `/${path}`;
  at("apart").href = frame.contentWindow.location.href;
  document.body.classList.toggle("herstellen", frame.contentDocument.body.classList.contains("paneel"));
  const around = await ask("/rond", { pad: path, wijk });
  if (mine !== asking || !around.talen) return;
  wijk = around.wijk;
  document.title = `Voorvertoning ${around.gemeente}`;
  at("gemeente").textContent = around.gemeente;
  choices(at("wijk"), around.wijken, wijk);
  choices(at("taal"), around.talen, around.taal);
  const found = await ask("/vellen", { wijk, taal: around.taal });
  if (mine === asking) await sheets(found);
}

async function sheets({ vellen, waarom }) {
  const shown = version;
  const made = vellen.flatMap((vel) => vel.fout ? [filled("p", vel.fout)] : figures(vel, shown));
  const images = made.flatMap((figure) => [...figure.querySelectorAll("img")]);
  // Wait until they are there, so that the old flyer stays until the new one can be seen.
  await Promise.allSettled(images.map((image) => image.decode()));
  at("vellen-regel").textContent = mistakes && made.length ? "Dit is de flyer van de laatste goede versie." : waarom;
  at("schets").hidden = made.length === 0;
  at("vellen").replaceChildren(...made);
}

function figures(vel, shown) {
  return Array.from({ length: vel.paginas }, (_, index) => {
    const figure = document.createElement("figure");
    const image = document.createElement("img");
    image.src = `/vel/${vel.bestand}/${index + 1}.png?stand=${shown}`;
    image.alt = `${vel.naam}, kant ${index + 1}`;
    const link = filled("a", "open als PDF");
    link.href = `/vel/${vel.bestand}.pdf`;
    link.target = "_blank";
    link.rel = "noopener";
    const caption = filled("figcaption", index ? image.alt : `${image.alt} – `);
    if (!index) caption.append(link);
    figure.append(image, caption);
    return figure;
  });
}

function choices(select, items, chosen) {
  select.replaceChildren(...items.map((item) => {
    const option = filled("option", item.naam);
    option.value = item.pad;
    option.selected = item.code === chosen;
    return option;
  }));
}

function filled(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

function say(words) {
  at("stand").textContent = words;
}

async function ask(path, values) {
  const response = await fetch(`${path}?${new URLSearchParams(values)}`);
  return response.ok ? response.json() : {};
}
