/* What pages gain from scripts: tables of places that can be sorted, a list of places that can be
   narrowed down, headings whose address can be copied. Everything works without. */

function button(kind, label, icon, press) {
  const made = document.createElement("button");
  made.className = kind;
  made.setAttribute("aria-label", label);
  made.innerHTML = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${icon}</svg>`;
  made.addEventListener("click", press);
  return made;
}

/* A line that screen readers read out when it changes. */
function status(kind) {
  const made = document.createElement("p");
  made.className = kind;
  made.setAttribute("role", "status");
  return made;
}

/* Tables. Templates say by which columns they sort (data-sort), and by which numbers
   (data-value): none is ever read from the text. */

const danish = new Intl.Collator("da");
const next = { ascending: "descending", descending: "none", none: "ascending" };
const words = {
  number: { ascending: "mindste først", descending: "største først" },
  name: { ascending: "fra A til Å", descending: "fra Å til A" },
};

/* What a row is sorted by; undefined where nothing can be put in order. */
function keyOf(row, { cellIndex, dataset }) {
  let end = 0;
  const cell = [...row.cells].find(({ colSpan }) => (end += colSpan) > cellIndex);
  if (dataset.sort === "name") return cell.textContent.trim();
  return cell.dataset.value && Number(cell.dataset.value);
}

/* Rows without a key come last, and stand as the page has them. */
function sorted(rows, header, direction) {
  const keys = new Map(rows.map((row) => [row, keyOf(row, header)]));
  const compare = header.dataset.sort === "name" ? danish.compare : (a, b) => a - b;
  const sign = direction === "ascending" ? 1 : -1;
  const known = rows.filter((row) => keys.get(row) !== undefined);
  known.sort((a, b) => sign * compare(keys.get(a), keys.get(b)));
  return [...known, ...rows.filter((row) => keys.get(row) === undefined)];
}

function makeSortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const headers = table.querySelectorAll("th[data-sort]");
  const said = status("sort-status");
  table.parentElement.after(said);

  function sort(header, name) {
    const direction = next[header.getAttribute("aria-sort") ?? "none"];
    headers.forEach((other) => other.removeAttribute("aria-sort"));
    if (direction === "none") {
      body.append(...rows);
      said.textContent = "Rækkerne står igen som på siden.";
      return;
    }
    header.setAttribute("aria-sort", direction);
    body.append(...sorted(rows, header, direction));
    const isMissing = rows.some((row) => keyOf(row, header) === undefined);
    said.textContent = `Sorteret efter ${name}, ${words[header.dataset.sort][direction]}.`
      + (isMissing ? " Områder uden præcist tal står sidst." : "");
  }

  for (const header of headers) {
    const name = header.textContent.trim().replace(/\s+/g, " ");
    /* Otherwise each cell below would be read out with the button's name. */
    header.setAttribute("aria-label", name);
    const arrows = `<path d="M8 1l4 5H4z"/><path d="M8 15l4-5H4z"/>`;
    header.append(button("sort", `Sortér efter ${name}`, arrows, () => sort(header, name)));
  }
}

/* Lists of places. */

/* Without capitals and accents; æ ø å as those write them who lack the keys. */
function fold(text) {
  return text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa")
    .normalize("NFD").replace(/\p{Mark}/gu, "");
}

function makeNarrow(root) {
  const field = root.querySelector(".filter");
  const [input, said] = field.querySelectorAll("input, [role=status]");
  const parts = [...root.querySelectorAll("[data-filter-part]")];
  const places = [...root.querySelectorAll("[data-filter-part] li")].map((item) => {
    const part = item.closest("[data-filter-part]").dataset.filterPart;
    return { item, name: fold(`${item.querySelector("a").textContent} ${part}`) };
  });

  function narrow() {
    const typed = fold(input.value).split(/\s+/).filter(Boolean);
    for (const { item, name } of places) item.hidden = !typed.every((word) => name.includes(word));
    for (const part of parts) part.hidden = !part.querySelector("li:not([hidden])");
    for (const rest of root.querySelectorAll("[data-filter-rest]")) rest.hidden = typed.length > 0;
    const hits = places.filter(({ item }) => !item.hidden).length;
    said.textContent = typed.length === 0 ? ""
      : hits > 0 ? `Viser ${hits} af ${places.length}.`
      : `Intet område passer til »${input.value.trim()}«. Prøv en del af navnet.`;
  }

  input.addEventListener("input", narrow);
  input.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    input.value = "";
    narrow();
  });
  field.hidden = false;
  /* The browser may have kept what was typed. */
  narrow();
}

/* Headings. */

const toast = status("toast");
let timer;

function say(text) {
  toast.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => toast.replaceChildren(), 4000);
}

async function copy(heading) {
  const part = heading.closest("section[id]");
  const { id } = part?.querySelector("h2, h3") === heading ? part : heading;
  const address = new URL(`#${id}`, location.href);
  history.replaceState(history.state, "", address);
  try {
    await navigator.clipboard.writeText(address.href);
    say("Linket er kopieret");
  } catch {
    say("Linket kunne ikke kopieres, men det står i adresselinjen");
  }
}

/* The button stands in the heading, and is no part of its name or of what it names. */
function makeLinkable(heading) {
  const name = document.createElement("span");
  name.id = `${heading.id}_navn`;
  name.append(...heading.childNodes);
  for (const named of document.querySelectorAll(`[aria-labelledby~="${heading.id}"]`)) {
    const ids = named.getAttribute("aria-labelledby").split(" ");
    named.setAttribute("aria-labelledby", ids.map((id) => id === heading.id ? name.id : id).join(" "));
  }
  heading.setAttribute("aria-labelledby", name.id);
  const link = `<path d="M6.5 9.5l3-3M7.5 4.5L9 3a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.5 11.5L7 13a2.8 2.8 0 0 1-4-4l1.5-1.5"/>`;
  heading.append(name, button("copy-link", `Kopiér link til ${name.textContent.trim()}`, link, () => copy(heading)));
}

new Set([...document.querySelectorAll("th[data-sort]")].map((it) => it.closest("table"))).forEach(makeSortable);
document.querySelectorAll("[data-filter]").forEach(makeNarrow);
/* Only pages from a safe address may write to the clipboard. */
if (navigator.clipboard) {
  document.querySelector("main").append(toast);
  document.querySelectorAll("main :is(h2, .subsection > h3)[id]").forEach(makeLinkable);
}
