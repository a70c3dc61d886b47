// Whether what scripts add works, by keyboard.

const danish = new Intl.Collator("da");

/** Each button of each table sorts up, down and back, keeps what has no value last, and says so. */
export async function sortFails(page) {
  const faults = [];
  for (const button of await page.locator("th button.sort").all()) {
    const label = await button.getAttribute("aria-label");
    const read = () => button.evaluate(rowsUnder);
    const { kind, rows } = await read();
    for (const [state, expected] of expectations(kind, rows)) {
      await button.press("Enter");
      const now = await read();
      if (now.state !== state) faults.push(`table: ${label} is ${now.state}, not ${state}`);
      if (now.rows.map(inWords).join() !== expected.map(inWords).join()) {
        faults.push(`table: ${label}, ${state}: ${now.rows.map(inWords).join(", ")}`);
      }
      if (now.said === "") faults.push(`table: ${label} says nothing`);
      if (!now.isFocused) faults.push(`table: ${label} loses focus`);
    }
  }
  return faults;
}

const inWords = ({ name, value }) => `${name} ${value ?? "–"}`;

/** The state after each of three presses, with the rows in the order that they must have then. */
function expectations(kind, rows) {
  const known = kind === "name" ? rows : rows.filter(({ value }) => value !== undefined);
  const rest = rows.filter((row) => !known.includes(row));
  const compare = kind === "name" ? (a, b) => danish.compare(a.name, b.name) : (a, b) => a.value - b.value;
  return [
    ["ascending", [...known.toSorted(compare), ...rest]],
    ["descending", [...known.toSorted((a, b) => compare(b, a)), ...rest]],
    [null, rows],
  ];
}

/** Runs in the page. The column of a button as the table has it now. */
function rowsUnder(button) {
  const header = button.closest("th");
  const table = header.closest("table");
  // A cell over several columns counts once for each.
  const inColumn = (row) => [...row.cells].flatMap((cell) => Array(cell.colSpan).fill(cell))[header.cellIndex];
  const row = (tr) => {
    const { value } = inColumn(tr).dataset;
    return { name: tr.cells[0].textContent.trim(), value: value === undefined ? undefined : Number(value) };
  };
  return {
    kind: header.dataset.sort,
    state: header.getAttribute("aria-sort"),
    rows: [...table.tBodies[0].rows].map(row),
    said: table.parentElement.nextElementSibling.textContent,
    isFocused: document.activeElement === button,
  };
}

/** The field leaves the places whose names hold what is typed, says how many, and Escape gives all back. */
export async function filterFails(page) {
  const field = page.getByRole("searchbox");
  if (await field.count() === 0) return [];
  const places = page.locator("[data-filter-part] li");
  const shown = page.locator("[data-filter-part] li:visible");
  const said = page.locator(".filter [role=status]");
  const all = await places.count();
  const faults = [];
  const expect = async (typed, isRight, words) => {
    const names = await shown.allInnerTexts();
    if (!isRight(names)) faults.push(`filter: »${typed}« leaves ${names.length}: ${names.join(", ").slice(0, 200)}`);
    if (!words.test(await said.innerText())) faults.push(`filter: »${typed}« says »${await said.innerText()}«`);
  };
  for (const typed of ["toveshøj", "TOVESHOEJ", "aarhus toves"]) {
    await field.fill("");
    await field.pressSequentially(typed);
    await expect(typed, (names) => names.length > 0 && names.every((name) => /Toveshøj/i.test(name)), /^Viser \d+ af \d+/);
  }
  await field.fill("qqq");
  await expect("qqq", (names) => names.length === 0, /»qqq«/);
  await field.press("Escape");
  await expect("", (names) => names.length === all, /^$/);
  if (await field.inputValue() !== "") faults.push("filter: Escape does not clear it");
  return faults;
}

/** The button beside a heading puts the address of its part on the clipboard, and says so. */
export async function copyFails(page) {
  const button = page.locator(".copy-link").first();
  if (await button.count() === 0) return [];
  const { origin } = new URL(page.url());
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.locator(".toast:not(:empty)").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const leads = await page.evaluate(([address, heading]) => {
    const { pathname, hash } = new URL(address);
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    return pathname === location.pathname && target !== null && target.contains(heading);
  }, [copied, await button.evaluateHandle((it) => it.closest("h2, h3"))]).catch(() => false);
  const said = await page.locator(".toast").innerText();
  return [
    ...leads ? [] : [`copy link: »${copied}« does not lead to its heading`],
    ...said === "Linket er kopieret" ? [] : [`copy link: says »${said}«`],
  ];
}
