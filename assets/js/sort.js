// Buttons that sort a table of places by a column. The templates say which columns can be sorted
// (data-sort), and by which numbers (data-value): no number is ever read from the text.

const arrows = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M8 1l4 5H4z"/><path d="M8 15l4-5H4z"/></svg>`;
const danish = new Intl.Collator("da");

// What each press of the button gives, in turn.
const next = { none: "ascending", ascending: "descending", descending: "none" };
const inWords = {
  number: { ascending: "mindste først", descending: "største først" },
  name: { ascending: "fra A til Å", descending: "fra Å til A" },
};

function cellOf(row, column) {
  let end = 0;
  return [...row.cells].find((cell) => (end += cell.colSpan) > column);
}

/** What a row is sorted by; undefined where there is nothing that can be put in order. */
function keyOf(row, header) {
  const cell = cellOf(row, header.cellIndex);
  if (header.dataset.sort === "name") return cell.textContent.trim();
  return cell.dataset.value === undefined ? undefined : Number(cell.dataset.value);
}

/** The rows in order; equals, and those without a key, which come last, as the page has them. */
function sorted(rows, header, direction) {
  if (direction === "none") return rows;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, header) }));
  const known = keyed.filter(({ key }) => key !== undefined);
  const compare = header.dataset.sort === "name" ? danish.compare : (a, b) => a - b;
  const sign = direction === "ascending" ? 1 : -1;
  known.sort((a, b) => sign * compare(a.key, b.key));
  return [...known, ...keyed.filter(({ key }) => key === undefined)].map(({ row }) => row);
}

function set(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const headers = [...table.querySelectorAll("th[data-sort]")];
  const said = document.createElement("p");
  said.className = "sort-status";
  said.role = "status";
  table.parentElement.after(said);

  function press(header, name) {
    const direction = next[header.getAttribute("aria-sort") ?? "none"];
    headers.forEach((other) => other.removeAttribute("aria-sort"));
    if (direction !== "none") header.setAttribute("aria-sort", direction);
    body.append(...sorted(rows, header, direction));
    const last = rows.some((row) => keyOf(row, header) === undefined)
      ? " De, der ikke har et præcist tal, står sidst." : "";
    said.textContent = direction === "none" ? "Rækkerne står igen som på siden."
      : `Sorteret efter ${name}, ${inWords[header.dataset.sort][direction]}.${last}`;
  }

  for (const header of headers) {
    const name = header.textContent.trim().replace(/\s+/g, " ");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.setAttribute("aria-label", `Sortér efter ${name}`);
    button.innerHTML = arrows;
    button.addEventListener("click", () => press(header, name));
    // Otherwise each cell below would be read out with the button's name.
    header.setAttribute("aria-label", name);
    header.append(button);
  }
}

const tables = [...document.querySelectorAll("th[data-sort]")].map((header) => header.closest("table"));
new Set(tables).forEach(set);
