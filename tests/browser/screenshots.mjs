// Takes a picture of the whole of each page type of a built site, for the eye of whoever designs it.
//
//     node screenshots.mjs FOLDER OUT [type…] [--widths 320,768,1440] [--schemes light,dark] [--print]
//
// Types are those of pages.mjs, with - for a space; a word that is none of them takes every type that
// begins with it, and no word takes all.
// --print adds each page as an A4 PDF, and as pictures of its sheets where poppler is installed.

import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";

import { launch } from "./chromium.mjs";
import { pages } from "./pages.mjs";
import { serve } from "./serve.mjs";

const usage = "node screenshots.mjs FOLDER OUT [type…] [--widths 320,768,1440] [--schemes light,dark] [--print]";

function asked() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      widths: { type: "string", default: "320,768,1440" },
      schemes: { type: "string", default: "light,dark" },
      print: { type: "boolean", default: false },
    },
  });
  const [folder, out, ...words] = positionals;
  if (out === undefined) throw new Error(usage);
  return {
    folder, out, pages: chosen(words), print: values.print,
    widths: values.widths.split(",").map(Number), schemes: values.schemes.split(","),
  };
}

/** Name and address of each page that the words choose. */
function chosen(words) {
  const all = Object.entries(pages).map(([type, path]) => [type.replaceAll(" ", "-"), path]);
  const takes = (word, name) => name === word || (!all.some(([other]) => other === word) && name.startsWith(word));
  return all.filter(([name]) => words.length === 0 || words.some((word) => takes(word, name)));
}

/** Pictures that wait until they are scrolled to are fetched too, and the page is at its top again. */
async function settle(page) {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
    await document.fonts.ready;
  });
}

async function photograph(page, { out, widths, schemes }, name) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const path = join(out, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
      console.log(path);
    }
  }
}

async function print(page, out, name) {
  const path = join(out, `${name}-print.pdf`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.pdf({ path, preferCSSPageSize: true, format: "A4", printBackground: false });
  console.log(path);
  const sheets = join(out, `${name}-print`);
  await promisify(execFile)("pdftoppm", ["-r", "70", "-png", path, sheets])
    .catch(() => console.error("pdftoppm is not installed: no pictures of the sheets"));
}

const wish = asked();
await mkdir(wish.out, { recursive: true });
const { root, stop } = await serve(wish.folder);
const browser = await launch();
const context = await browser.newContext({ reducedMotion: "reduce", locale: "da-DK" });
const page = await context.newPage();
for (const [name, path] of wish.pages) {
  await page.goto(root + path);
  await settle(page);
  await photograph(page, wish, name);
  if (wish.print) await print(page, wish.out, name);
}
await browser.close();
stop();
