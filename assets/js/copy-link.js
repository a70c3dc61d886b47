// A button beside each heading that has an address: it copies the link to that part of the page.

const link = `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" d="M6.5 9.5l3-3M7.5 4.5l1.6-1.6a2.8 2.8 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.6 1.6a2.8 2.8 0 0 1-4-4L4.5 7.5"/></svg>`;

const said = document.createElement("p");
said.className = "toast";
said.role = "status";

function say(words) {
  said.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => said.replaceChildren(), 4000);
}

/** The part of the page that a heading opens, if that has an address of its own. */
function addressOf(heading) {
  const part = heading.closest("section[id]");
  return part?.querySelector("h2, h3") === heading ? part.id : heading.id;
}

async function copy(heading) {
  const address = new URL(`#${addressOf(heading)}`, location.href);
  history.replaceState(history.state, "", address);
  try {
    await navigator.clipboard.writeText(address.href);
    say("Linket er kopieret");
  } catch {
    say("Linket kunne ikke kopieres, men det står i adresselinjen");
  }
}

/** The button stands in the heading, and is no part of the name of it or of what it names. */
function add(heading) {
  const name = document.createElement("span");
  name.id = `${heading.id}_navn`;
  name.append(...heading.childNodes);
  for (const named of document.querySelectorAll(`[aria-labelledby~="${heading.id}"]`)) {
    const ids = named.getAttribute("aria-labelledby").split(" ");
    named.setAttribute("aria-labelledby", ids.map((id) => id === heading.id ? name.id : id).join(" "));
  }
  heading.setAttribute("aria-labelledby", name.id);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-link";
  button.title = "Kopiér link";
  button.setAttribute("aria-label", `Kopiér link til ${name.textContent.trim()}`);
  button.innerHTML = link;
  button.addEventListener("click", () => copy(heading));
  heading.append(name, button);
}

// Only pages from a safe address may write to the clipboard.
if (navigator.clipboard) {
  const main = document.querySelector("main");
  main.append(said);
  main.querySelectorAll("h2[id], .subsection > h3[id]").forEach(add);
}
