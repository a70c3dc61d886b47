// A field that leaves of a list of places those whose names hold what is typed.

/** Small letters without accents; æ ø å as those write them who lack the keys. */
function fold(text) {
  return text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa")
    .normalize("NFD").replace(/\p{Mark}/gu, "");
}

function set(root) {
  const field = root.querySelector(".filter");
  const [input, said] = field.querySelectorAll("input, [role=status]");
  const parts = [...root.querySelectorAll("[data-filter-part]")];
  const places = [...root.querySelectorAll("[data-filter-part] li")].map((item) => {
    const part = item.closest("[data-filter-part]").dataset.filterPart;
    return { item, words: fold(`${item.querySelector("a").textContent} ${part}`) };
  });

  function narrow() {
    const typed = fold(input.value).split(/\s+/).filter(Boolean);
    let hits = 0;
    for (const { item, words } of places) {
      item.hidden = !typed.every((word) => words.includes(word));
      hits += item.hidden ? 0 : 1;
    }
    for (const part of parts) part.hidden = !part.querySelector("li:not([hidden])");
    for (const rest of root.querySelectorAll("[data-filter-rest]")) rest.hidden = typed.length > 0;
    said.textContent = inWords(typed, hits);
  }

  function inWords(typed, hits) {
    if (typed.length === 0) return "";
    if (hits === 0) return `Intet område passer til »${input.value.trim()}«. Prøv en del af navnet.`;
    return `Viser ${hits} af ${places.length}.`;
  }

  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || input.value === "") return;
    event.preventDefault();
    input.value = "";
    narrow();
  });
  field.hidden = false;
  narrow();
}

document.querySelectorAll("[data-filter]").forEach(set);
