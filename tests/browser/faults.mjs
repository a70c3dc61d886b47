// What can be wrong with a page that is open in Chromium. Each check gives a list of faults in words.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Keeps what a page says on the console, and stops and keeps what it asks other hosts for. */
export async function listen(page, root) {
  const heard = [];
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`script: ${error.message}`));
  await page.route((url) => !url.href.startsWith(root), (route) => {
    heard.push(`asks another host: ${route.request().url()}`);
    return route.abort();
  });
  return heard;
}

/** WCAG 2.2 A and AA, and axe's best practice, by day and by night. */
export async function inaccessible(page) {
  await page.evaluate(axe);
  const faults = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(
      (values) => axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }), rules);
    faults.push(...violations.flatMap(inWords).map((fault) => `${colorScheme}: ${fault}`));
  }
  return faults;
}

function inWords({ id, help, nodes }) {
  return nodes.map(({ target, failureSummary }) =>
    `${id}: ${help} at ${target.join(" ")}\n    ${failureSummary.replaceAll("\n", "\n    ")}`);
}

/** A page never scrolls sideways; a wide table does, in a region of its own. */
export async function tooWide(page) {
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  return content > window ? [`scrolls sideways: ${content} px in ${window} px`] : [];
}

/** The same with the reader's text at twice its size. */
export async function tooWideInLargeText(page) {
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const faults = await tooWide(page);
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
  return faults.map((fault) => `in 200 % text ${fault}`);
}

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
