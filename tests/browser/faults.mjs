// What a page says, fetches and gets wrong for whoever cannot see it. Every check of this folder
// takes a page that is open in Chromium and gives a list of faults in words.

import { AxeBuilder } from "@axe-core/playwright";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const onlyFaults = { resultTypes: ["violations"] };

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
    const { violations } = await new AxeBuilder({ page }).options(onlyFaults).withTags(rules).setLegacyMode().analyze();
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

/** Scripts only add: every word that is there without them is there with them, in the same order. */
export async function incompleteWithoutScripts(page, browser) {
  const words = async (of) => (await of.locator("main").innerText()).split(/\s+/).filter(Boolean);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize() });
  const plain = await context.newPage();
  await plain.goto(page.url());
  const without = await words(plain);
  await context.close();
  if (without.length < 10) return [`has next to no words without scripts: ${without.join(" ")}`];
  let next = 0;
  for (const word of await words(page)) next += word === without[next] ? 1 : 0;
  return next < without.length ? [`loses words when scripts run: ${without.slice(next, next + 8).join(" ")}`] : [];
}
