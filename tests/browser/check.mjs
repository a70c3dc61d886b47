// Opens one page of each type of a built site on a phone and on a desk, and says what is wrong with it.
//
//     node check.mjs FOLDER [type…]

import { launch } from "./chromium.mjs";
import { copyFails, filterFails, sortFails } from "./enhancements.mjs";
import { inaccessible, incompleteWithoutScripts, invisibleInForcedColours, listen, moves } from "./faults.mjs";
import { skipLinkFails, walkFails } from "./keyboard.mjs";
import { shifts, tooWide, tooWideFromRightToLeft, tooWideInLargeText, tooWideSomewhere } from "./layout.mjs";
import { asHandouts, pages, weighed } from "./pages.mjs";
import { printFails } from "./print.mjs";
import { serve } from "./serve.mjs";
import { tooHeavy } from "./weight.mjs";

// In this order: the walk begins on a page that nobody has touched, what is typed comes last.
const visits = {
  phone: {
    viewport: { width: 320, height: 800 }, hasTouch: true,
    checks: [shifts, skipLinkFails, tooWide, tooWideInLargeText, tooWideFromRightToLeft, inaccessible],
  },
  desk: {
    viewport: { width: 1280, height: 800 },
    checks: [shifts, walkFails, tooWideFromRightToLeft, tooWideSomewhere, inaccessible, moves,
      invisibleInForcedColours, incompleteWithoutScripts, sortFails, filterFails, copyFails],
  },
};

/** The faults of one page in one visit. */
async function faultsOf(browser, address, { viewport, hasTouch, checks }) {
  const context = await browser.newContext({ viewport, hasTouch, reducedMotion: "reduce", locale: "da-DK" });
  // A busy machine is slow, and that is no fault.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults = listen(page, new URL("/", address).href);
  try {
    await page.goto(address);
    for (const check of checks) faults.push(...await check(page, browser));
  } catch (error) {
    faults.push(`cannot be checked: ${error.message}`);
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

async function main(folder, types) {
  const { root, stop } = await serve(folder);
  const browser = await launch();
  let found = 0;
  const chosen = types.length > 0 ? types : Object.keys(pages);
  const tasks = chosen.flatMap((type) => {
    const task = (visit, faults) => async () => {
      for (const fault of await faults(root + pages[type])) {
        found += 1;
        console.log(`${type} (/${pages[type]}), ${visit}: ${fault}`);
      }
    };
    const open = (visit) => (address) => faultsOf(browser, address, visit);
    return [
      ...Object.entries(visits).map(([name, visit]) => task(name, open(visit))),
      ...asHandouts.includes(type) ? [task("paper", open({ checks: [printFails] }))] : [],
      ...weighed.includes(type) ? [task("line", (address) => tooHeavy(browser, address))] : [],
    ];
  });
  await workOff(tasks, 2);
  await browser.close();
  stop();
  console.log(`Chromium opened ${chosen.length} pages on a phone and on a desk: ${found} faults`);
  return found === 0;
}

const [folder, ...types] = process.argv.slice(2);
process.exitCode = await main(folder, types) ? 0 : 1;
