// Opens one page of each type of a built site at each width, and says what is wrong with it.
//
//     node check.mjs FOLDER

import { launch } from "./chromium.mjs";
import { inaccessible, listen, skipLinkFails, tooWide, tooWideInLargeText } from "./faults.mjs";
import { pages, widths } from "./pages.mjs";
import { serve } from "./serve.mjs";

const checks = [skipLinkFails, tooWide, tooWideInLargeText, inaccessible];

/** The faults of one page at one width. */
async function faultsOf(browser, root, path, width) {
  const context = await browser.newContext({
    viewport: { width, height: 800 }, reducedMotion: "reduce", locale: "da-DK",
  });
  const page = await context.newPage();
  const faults = await listen(page, root);
  const response = await page.goto(root + path);
  if (response.ok()) {
    for (const check of checks) faults.push(...await check(page));
  } else {
    faults.push(`is not there: status ${response.status()}`);
  }
  await context.close();
  return faults;
}

/** Does all tasks, so many at once. */
async function workOff(tasks, atOnce) {
  const queue = [...tasks];
  const worker = async () => { while (queue.length > 0) await queue.shift()(); };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function main(folder) {
  const { root, stop } = await serve(folder);
  const browser = await launch();
  const found = [];
  const tasks = Object.entries(pages).flatMap(([type, path]) => widths.map((width) => async () => {
    const faults = await faultsOf(browser, root, path, width);
    found.push(...faults.map((fault) => `${type} (/${path}), ${width} px: ${fault}`));
  }));
  await workOff(tasks, 2);
  await browser.close();
  stop();
  for (const fault of found.sort()) console.log(fault);
  console.log(`Chromium opened ${Object.keys(pages).length} pages at ${widths.join(" and ")} px: ${found.length} faults`);
  return found.length === 0;
}

process.exitCode = await main(process.argv[2]) ? 0 : 1;
