// Walks through a page with the Tab key alone.

/** The first press of Tab shows the skip link, and the link leads past the menu. */
export async function skipLinkFails(page) {
  await page.keyboard.press("Tab");
  const link = page.locator(".skip-link:focus");
  if (await link.count() === 0) return ["skip link: is not what the first Tab reaches"];
  const box = await link.boundingBox();
  if (box.y < 0) return ["skip link: is out of sight when it has focus"];
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const skipped = await page.evaluate(() => {
    const main = document.querySelector("main");
    const place = main.compareDocumentPosition(document.activeElement);
    return main === document.activeElement
      || (place & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)) !== 0;
  });
  return skipped ? [] : ["skip link: the next Tab does not land in the main part or after it"];
}

/**
 * Of a page that has just been opened: every stop shows that it has focus, comes after the one before
 * it, is not covered by anything and, if it is a control, is large enough; and every link and control
 * is a stop.
 */
export async function walkFails(page) {
  const expected = await page.evaluate(prepare);
  const faults = [];
  // Regions that scroll are stops too, so there may be more than links and controls.
  for (let presses = 0; presses < 2 * expected + 20; presses += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => globalThis.walk.arrive());
    if (found === null) return faults.concat(await page.evaluate(() => globalThis.walk.missed()));
    faults.push(...found);
  }
  return faults.concat("keyboard: focus never leaves the page");
}

/** Runs in the page. Gives how many links and controls there are. */
function prepare() {
  const name = (element) => {
    const words = (element.ariaLabel ?? element.textContent).trim().replace(/\s+/g, " ").slice(0, 50);
    return `${element.localName}.${element.className} »${words}«`;
  };
  const look = (element) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    return { outlineStyle, outlineWidth: parseFloat(outlineWidth), boxShadow, borderColor, backgroundColor };
  };
  const isMarked = (now, before) => (now.outlineStyle !== "none" && now.outlineWidth >= 2)
    || now.boxShadow !== before.boxShadow;
  const points = ({ left, right, top, bottom }) => [
    [(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, bottom - 2],
  ];
  const isSeen = (element) => [...element.getClientRects()].flatMap(points).some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element));
  });
  const isLarge = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return !element.matches("button, input, select, summary") || (width >= 24 && height >= 24);
  };
  const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const before = new Map(stops.map((element) => [element, look(element)]));
  const missing = new Set(stops);
  let last = null;

  function arrive() {
    const here = document.activeElement;
    if (here === null || here === document.body) return null;
    if (last !== null && here !== last && !(last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      if (missing.size === 0) return null;
      return [`keyboard: ${name(here)} comes after ${name(last)}, which stands below it`];
    }
    last = here;
    missing.delete(here);
    const faults = [];
    if (!isMarked(look(here), before.get(here) ?? {})) faults.push(`does not show that it has focus`);
    if (!isSeen(here)) faults.push("is covered or out of sight when it has focus");
    if (!isLarge(here)) faults.push("is smaller than 24 × 24 px");
    if (here.tabIndex > 0) faults.push("has a place of its own in the order of focus");
    return faults.map((fault) => `keyboard: ${name(here)} ${fault}`);
  }

  globalThis.walk = { arrive, missed: () => [...missing].map((it) => `keyboard: never reaches ${name(it)}`) };
  return stops.length;
}
