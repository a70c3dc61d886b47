// Whether each sheet of a printed page says what it belongs to.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The text of each page of a PDF. */
async function sheets(pdf) {
  const { stdout } = await promisify(execFile)("pdftotext", ["-layout", pdf, "-"]);
  return stdout.split("\f").slice(0, -1);
}

// Lines and hyphens at their ends are the printer's.
const letters = (text) => text.replace(/[\s\u00ad-]/g, "");

/** Every sheet has the page's name and a year on it. */
export async function printFails(page) {
  const folder = await mkdtemp(join(tmpdir(), "bydel-print-"));
  const pdf = join(folder, "page.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const name = await page.locator("h1").innerText();
  const faults = (await sheets(pdf)).flatMap((sheet, index) => [
    ...letters(sheet).includes(letters(name)) ? [] : [`sheet ${index + 1} does not have the name »${name}«`],
    ...(/\b(19|20)\d\d\b/).test(sheet) ? [] : [`sheet ${index + 1} has no year`],
  ]);
  await rm(folder, { recursive: true });
  return faults.map((fault) => `printed: ${fault}`);
}
