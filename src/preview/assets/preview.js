// Keeps a page in the browser as its files are, and shows the bar and the overlay. Part of the
// preview only: nothing of it is ever published.

import { Idiomorph } from "/_bydel/idiomorph.js";

const SETTLED = 100;
const FOLDED = "bydel-folded";

let known = null;
let told = null;

// ---- the page ----------------------------------------------------------------------------------

/** What somebody has typed or chosen stays as it is. */
function isInUse(node) {
  if (!(node instanceof HTMLElement)) return false;
  if (node instanceof HTMLInputElement) {
    return node.value !== node.defaultValue || node.checked !== node.defaultChecked;
  }
  if (node instanceof HTMLTextAreaElement) return node.value !== node.defaultValue;
  if (node instanceof HTMLSelectElement) {
    return [...node.options].some((option) => option.selected !== option.defaultSelected);
  }
  return false;
}

const morphing = {
  morphStyle: "outerHTML",
  ignoreActiveValue: true,
  restoreFocus: true,
  callbacks: {
    beforeNodeMorphed: (old) => !isInUse(old),
    beforeAttributeUpdated: (name, node) =>
      !(name === "open" && (node.localName === "details" || node.localName === "dialog")),
  },
};

/** Puts new stylesheets in the place of old ones without a moment in which there is none. */
async function restyle(page) {
  const links = (of) => [...of.head.querySelectorAll('link[rel="stylesheet"]')];
  const wanted = links(page).map((link) => link.getAttribute("href"));
  const old = links(document).filter((link) => !wanted.includes(link.getAttribute("href")));
  const present = links(document).map((link) => link.getAttribute("href"));
  const added = wanted.filter((href) => !present.includes(href)).map((href) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    const loaded = new Promise((done) => { link.onload = link.onerror = done; });
    document.head.append(link);
    return loaded;
  });
  await Promise.all(added);
  for (const link of old) link.remove();
}

/** Makes the page what the server has now; scroll position, focus and what is open stay. */
async function patch() {
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!(response.headers.get("content-type") ?? "").startsWith("text/html")) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  await restyle(page);
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  unmark();
  const [left, top] = [scrollX, scrollY];
  Idiomorph.morph(document.body, page.body, morphing);
  scrollTo({ left, top, behavior: "instant" });
}

// ---- news --------------------------------------------------------------------------------------

async function refresh() {
  const path = encodeURIComponent(location.pathname);
  const response = await fetch(`/_bydel/page.json?path=${path}`);
  told = await response.json();
  draw();
  mark();
}

let turn = 0;
let working = Promise.resolve();

/** Takes in a version; what is wrong for a moment while a file is saved is not shown. */
function takeIn(news) {
  const own = ++turn;
  const wait = news.has_errors ? SETTLED : 0;
  setTimeout(() => {
    working = working.then(async () => {
      if (own !== turn) return;
      if (known !== null) await patch();
      known = `${news.session} ${news.version}`;
      await refresh();
      document.documentElement.dataset.bydelVersion = news.version;
      if (told.follow && news.saved && news.saved.url !== location.pathname) location.assign(news.saved.url);
    }).catch(() => {});
  }, wait);
}

const events = new EventSource("/_bydel/events");
events.onmessage = ({ data }) => {
  const news = JSON.parse(data);
  host.classList.remove("is-cut-off");
  if (known === null) {
    known = `${news.session} ${news.version}`;
    takeInFirst(news);
  } else if (known !== `${news.session} ${news.version}`) {
    takeIn(news);
  }
};
events.onerror = () => host.classList.add("is-cut-off");

// A page that is left lets go of its stream: a browser opens only six connections to a host.
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });

/** The page that is open is that of the first version that is told of, or almost. */
async function takeInFirst(news) {
  turn += 1;
  await refresh();
  document.documentElement.dataset.bydelVersion = news.version;
}

// ---- the bar and the overlay -------------------------------------------------------------------

const host = document.createElement("bydel-preview");
const root = host.attachShadow({ mode: "open" });
const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/_bydel/preview.css" });
const overlay = element("section", { id: "overlay", role: "alert", hidden: true });
const bar = element("section", { id: "bar", "aria-label": "Forhåndsvisning" });
const tip = element("div", { id: "tip", role: "status", hidden: true });
root.append(style, overlay, tip, bar);
document.documentElement.append(host);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const link = (href, text) => element("a", { href }, text);

/** What stands between two backticks is what somebody writes. */
const words = (text) => text.split("`").map((part, place) => (place % 2 === 1 ? element("code", {}, part) : part));

function finding({ severity, message, hints, path, line, text, editor }) {
  return element("li", { class: severity },
    element("p", { class: "message" }, `${severity}: `, ...words(message)),
    element("p", {}, link(editor, `${path}, linje ${line}`)),
    element("pre", {}, text),
    ...hints.map((hint) => element("p", { class: "hint" }, ...words(hint))));
}

function drawOverlay() {
  const { errors, trouble } = told;
  overlay.hidden = errors.length === 0 && !trouble;
  overlay.replaceChildren(
    element("h2", {}, "Der er noget, der skal rettes"),
    element("p", {}, "Siden nedenunder er den seneste, der kunne vises. Boksen forsvinder af sig selv, når fejlen er rettet."),
    trouble ? element("p", { class: "fejl" }, trouble) : "",
    element("ul", {}, ...errors.map(finding)));
}

function reading({ words, minutes, lix, band, longest }) {
  const text = `${words} ord · ${minutes} ${minutes === 1 ? "minut" : "minutter"}`;
  if (lix === null) return element("span", {}, text);
  return element("details", { class: "pop" },
    element("summary", {}, `${text} · lix ${lix} (${band})`),
    element("div", {}, element("p", {}, "De længste sætninger:"),
      element("ol", {}, ...longest.map(({ words, text }) => element("li", {}, `${text} (${words} ord)`)))));
}

function warnings(findings) {
  if (findings.length === 0) return null;
  return element("details", { class: "pop" },
    element("summary", {}, `${findings.length} ${findings.length === 1 ? "besked" : "beskeder"} om denne side`),
    element("ul", {}, ...findings.map(finding)));
}

function drawBar() {
  const open = [...bar.querySelectorAll("details")].map(({ open }) => open);
  const folded = localStorage.getItem(FOLDED) === "1";
  const fold = element("button", { type: "button", id: "fold", "aria-expanded": String(!folded) },
    folded ? "Vis bjælken" : "Fold sammen");
  fold.addEventListener("click", () => {
    localStorage.setItem(FOLDED, folded ? "0" : "1");
    drawBar();
    bar.querySelector("#fold").focus();
  });
  const elsewhere = told.saved && told.saved.url !== location.pathname;
  const content = folded ? [] : [
    told.state || told.date ? element("span", { id: "state", class: told.state ? "unpublished" : null },
      [told.state, told.date].filter(Boolean).join(" · ")) : null,
    told.reading ? reading(told.reading) : null,
    warnings(told.findings),
    told.file ? element("a", { id: "file", href: told.file.editor }, "Åbn denne fil") : null,
    element("a", { href: "/_bydel/" }, "Overblik"),
  ];
  bar.replaceChildren(
    element("span", { class: "cut-off" }, "Forbindelsen er afbrudt. Den kommer igen af sig selv."),
    elsewhere ? element("a", { id: "saved", href: told.saved.url }, `Gemt: ${told.saved.title}`) : "",
    ...content.filter((part) => part !== null), fold);
  [...bar.querySelectorAll("details")].forEach((details, place) => { details.open = open[place] ?? false; });
}

function draw() {
  drawOverlay();
  drawBar();
}

// ---- marks in the page -------------------------------------------------------------------------

const plain = (text) => text.replaceAll("\u00a0", " ").replaceAll("\u00ad", "").trim();

/** What is not public yet is marked wherever a link leads to it. */
function markLinks() {
  for (const anchor of document.body.querySelectorAll("a[href]")) {
    const state = told.marks[anchor.getAttribute("href")];
    if (state) anchor.dataset.bydelState = state;
  }
}

const contexts = "tr, li, figure, article, .key-figure, p, section";

/** Whether what stands around a number speaks of a figure's indicator, or of whom it is about. */
function isAbout(node, figure, isOfPage) {
  if (figure.url !== null && node.closest("a")?.getAttribute("href") === figure.url) {
    const title = node.closest("a").getAttribute("title");
    return !title || !figure.subject || plain(title).includes(plain(figure.subject));
  }
  for (let around = node.closest(contexts), up = 0; around && up < 3; around = around.parentElement?.closest(contexts), up += 1) {
    const text = plain(around.textContent);
    const names = (url, name) => [...around.querySelectorAll("a[href]")].some((a) => a.getAttribute("href") === url)
      || (name && text.includes(plain(name)));
    const hasYear = figure.year === null || text.includes(figure.year);
    if (hasYear && names(figure.url, figure.indicator)) return true;
    if (hasYear && isOfPage && figure.subject_url && names(figure.subject_url, figure.subject)) return true;
  }
  return false;
}

/** Numbers in the page that are a figure each, with the figures that they can be. */
function markFigures() {
  const byText = Map.groupBy(told.figures.flatMap((figure) => figure.texts.map((text) => [plain(text), figure])), ([text]) => text);
  const main = document.querySelector("main");
  if (!main || byText.size === 0) return;
  const isOfPage = told.figures.some((figure) => figure.url === location.pathname);
  for (const node of main.querySelectorAll("a, td, dd, p, span, strong")) {
    if (node.children.length > 0 && node.localName !== "td") continue;
    const found = byText.get(plain(node.textContent));
    const figures = [...new Set((found ?? []).map(([, figure]) => figure).filter((figure) => isAbout(node, figure, isOfPage)))];
    if (figures.length === 0) continue;
    node.dataset.bydelFigure = "";
    if (node.tabIndex < 0 && !node.closest("a")) {
      node.tabIndex = 0;
      node.dataset.bydelTab = "";
    }
    provenance.set(node, figures);
  }
}

let provenance = new Map();

function mark() {
  provenance = new Map();
  markLinks();
  markFigures();
  explain();
}

/** Takes everything away that was added to the page, so that it can be patched. */
function unmark() {
  for (const node of document.querySelectorAll("[data-bydel-state]")) delete node.dataset.bydelState;
  for (const node of document.querySelectorAll("[data-bydel-figure]")) delete node.dataset.bydelFigure;
  for (const node of document.querySelectorAll("[data-bydel-tab]")) {
    delete node.dataset.bydelTab;
    node.removeAttribute("tabindex");
  }
  hovered = null;
  tip.hidden = true;
}

function origin({ indicator, subject, when, year, path, line, editor, source, rules }) {
  return element("div", {},
    element("p", { class: "message" }, [indicator, subject, when ?? year].filter(Boolean).join(", ")),
    element("p", {}, link(editor, line ? `${path}, linje ${line}` : path)),
    source ? element("p", {}, `Kilde: ${source}`) : null,
    element("ul", {}, ...rules.map((rule) => element("li", {}, rule))));
}

let hovered = null;

const figureAround = (node) => (node instanceof Element ? node.closest("[data-bydel-figure]") : null);

/** Explains the figure under the pointer, or else the one that has the focus. */
function explain() {
  const figures = provenance.get(hovered ?? figureAround(document.activeElement));
  if (figures) tip.replaceChildren(...figures.map(origin));
  tip.hidden = !figures;
}

document.addEventListener("mouseover", ({ target }) => {
  const node = figureAround(target);
  // What is explained can be read, and its links followed.
  if (target === host || node === hovered) return;
  hovered = node;
  explain();
});
document.addEventListener("focusin", explain);
document.addEventListener("focusout", explain);
document.addEventListener("keydown", ({ key }) => { if (key === "Escape") tip.hidden = true; });

const marks = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/_bydel/marks.css" });
marks.dataset.bydel = "";
host.after(marks);
