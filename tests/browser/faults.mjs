// What a page says, fetches and gets wrong for whoever cannot see it. Every check of this folder
// takes a page that is open in Chromium and gives a list of faults in words.

import { AxeBuilder } from "@axe-core/playwright";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Keeps what a page says on the console, asks other hosts for, and asks its own host for in vain. */
export function listen(page, root) {
  const heard = [];
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(root)) heard.push(`asks another host: ${request.url()}`);
  });
  page.on("requestfailed", (request) => heard.push(`gets no answer: ${request.url()}`));
  page.on("response", (response) => {
    if (!response.ok()) heard.push(`gets ${response.status()}: ${response.url()}`);
  });
  return heard;
}

/** WCAG 2.2 A and AA, and axe's best practice, by day and by night. */
export async function inaccessible(page) {
  const faults = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze();
    faults.push(...violations.flatMap(inWords).map((fault) => `${colorScheme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return faults;
}

function inWords({ id, help, nodes }) {
  return nodes.map(({ target, failureSummary }) =>
    `${id}: ${help} at ${target.join(" ")}\n    ${failureSummary.replaceAll("\n", "\n    ")}`);
}

/** Whoever wants no motion gets none. */
export async function moves(page) {
  return page.evaluate(() => {
    const isMoving = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
      return times.some((time) => parseFloat(time) > 0) || style.scrollBehavior === "smooth";
    };
    const moving = [...document.querySelectorAll("*")]
      .filter((element) => [null, "::before", "::after"].some((pseudo) => isMoving(element, pseudo)));
    return moving.map((element) => `moves although less motion is wanted: ${element.localName}.${element.className}`);
  });
}

/** In the reader's own colours every shape of a drawing and every mark of a status can be seen. */
export async function invisibleInForcedColours(page) {
  await page.emulateMedia({ forcedColors: "active" });
  const faults = await page.evaluate(() => {
    const canvas = document.createElement("p");
    canvas.style.color = "Canvas";
    document.body.append(canvas);
    const hidden = ["none", "rgba(0, 0, 0, 0)", "transparent", getComputedStyle(canvas).color];
    canvas.remove();
    const shown = (...colours) => colours.some((colour) => !hidden.includes(colour));
    const hasInk = (shape) => shown(getComputedStyle(shape).fill, getComputedStyle(shape).stroke);
    const charts = [...document.querySelectorAll("main svg")].filter((svg) => {
      const shapes = [...svg.querySelectorAll("path, line, polyline, polygon, rect, circle, text")];
      return !shapes.some(hasInk) || [...svg.querySelectorAll("text")].some((text) => !hasInk(text));
    });
    const statuses = [...document.querySelectorAll(".status")]
      .filter((status) => !shown(getComputedStyle(status).color) || status.textContent.trim() === "");
    return [...charts, ...statuses].map((element) =>
      `cannot be seen in forced colours: ${element.localName}.${element.getAttribute("class")}`);
  });
  await page.emulateMedia({ forcedColors: "none" });
  return faults;
}

/** What stands in the main part is there without scripts too. */
export async function incompleteWithoutScripts(page, browser) {
  const lines = (text) => text.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize() });
  const plain = await context.newPage();
  await plain.goto(page.url());
  const without = lines(await plain.locator("main").innerText());
  await context.close();
  const enhanced = new Set(lines(await page.locator("main").innerText()));
  return without.filter((line) => !enhanced.has(line)).map((line) => `is lost when scripts run: ${line}`)
    .concat(without.length === 0 ? ["is empty without scripts"] : []);
}
