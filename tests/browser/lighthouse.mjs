// Asks Lighthouse for its marks, as for a phone on a slow line.
//
//     node lighthouse.mjs FOLDER [type…]

import { launch as launchChromium } from "chrome-launcher";
import lighthouse from "lighthouse";

import { executablePath, flags } from "./chromium.mjs";
import { marked, pages } from "./pages.mjs";
import { policy, serve } from "./serve.mjs";

const wanted = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

// A busy machine makes a page slow, never fast: the best of so many counts.
const attempts = 3;

// How long the processor is busy with a page says more of the machine than of the page: the same pages
// have lost nothing on one day and nine points on another. It is told, and taken out of the mark; what
// a page weighs, its script too, weight.mjs looks at.
const ofTheMachine = "total-blocking-time";

/** The mean of a category's audits by their weights, of 100. */
function mark({ auditRefs }, audits) {
  const counted = auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && id !== ofTheMachine);
  const total = (value) => counted.reduce((sum, ref) => sum + value(ref), 0);
  return Math.round((100 * total(({ id, weight }) => weight * audits[id].score)) / total(({ weight }) => weight));
}

/** The marks of one page, and the audits that took from them. */
async function marksOf(address, port) {
  const { lhr } = await lighthouse(address, { port, logLevel: "silent", onlyCategories: Object.keys(wanted) });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const categories = Object.values(lhr.categories);
  const marks = Object.fromEntries(categories.map((category) => [category.id, mark(category, lhr.audits)]));
  const lost = categories.flatMap(({ id, auditRefs }) => {
    const failed = auditRefs.filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score < 0.9);
    return failed.map((ref) => `${id}: ${lhr.audits[ref.id].title} ${lhr.audits[ref.id].displayValue ?? ""}`);
  });
  return { marks, lost, busy: lhr.audits[ofTheMachine].displayValue };
}

const isGood = ({ marks }) => Object.entries(wanted).every(([id, least]) => marks[id] >= least);

async function best(address, port) {
  let result = await marksOf(address, port);
  for (let attempt = 1; attempt < attempts && !isGood(result); attempt += 1) {
    const again = await marksOf(address, port);
    if (again.marks.performance > result.marks.performance) result = again;
  }
  return result;
}

async function main(folder, types) {
  // It fetches robots.txt as a script of the page would.
  const { root, stop } = await serve(folder, `${policy}; connect-src 'self'`);
  const chromium = await launchChromium({
    chromePath: executablePath, chromeFlags: ["--headless=new", "--no-sandbox", ...flags], logLevel: "silent",
  });
  let good = true;
  for (const type of types.length > 0 ? types : marked) {
    const result = await best(root + pages[type], chromium.port);
    const marks = Object.entries(result.marks).map(([id, mark]) => `${id} ${mark}`).join(", ");
    console.log([`${type}: ${marks}; busy for ${result.busy}`, ...isGood(result) ? [] : result.lost].join("\n    "));
    good &&= isGood(result);
  }
  chromium.kill();
  stop();
  return good;
}

const [folder, ...types] = process.argv.slice(2);
process.exitCode = await main(folder, types) ? 0 : 1;
