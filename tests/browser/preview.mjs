// Writes in a copy of this repository's site while a preview shows it in Chromium, and says what does
// not happen as it should.
//
//     node preview.mjs PROGRAM

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { launch } from "./chromium.mjs";
import { inaccessible, listen } from "./faults.mjs";

const repository = new URL("../..", import.meta.url).pathname;
const story = "/historier/2018/kickstart/";
const storyFile = "content/stories/2018/kickstart.md";
const area = "/omraader/herredsvang/";
const areaFile = "content/areas/herredsvang/index.md";
const figuresFile = "content/areas/herredsvang/figures.yaml";
const faults = [];

function expect(holds, what) {
  if (!holds) faults.push(what);
}

// ---- the site and its preview ------------------------------------------------------------------

async function copySite() {
  const site = await mkdtemp(join(tmpdir(), "bydel-preview-"));
  for (const folder of ["content", "layouts", "assets"]) {
    await cp(join(repository, folder), join(site, folder), { recursive: true });
  }
  return site;
}

/** Starts a preview and waits until it says where. */
async function start(program, site, port) {
  const child = spawn(program, ["serve", "--root", site, "--port", String(port), "--today", "2026-11-21"],
    { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const found = line.match(/http:\/\/127\.0\.0\.1:(\d+)/);
    if (found) return { child, root: found[0], port: Number(found[1]) };
  }
  throw new Error("the preview does not start");
}

async function stop({ child }) {
  const gone = new Promise((done) => { child.once("exit", done); });
  child.kill();
  await gone;
}

// ---- a writer at a browser ---------------------------------------------------------------------

class Writer {
  constructor(site, page, root) {
    Object.assign(this, { site, page, root });
  }

  read(file) {
    return readFile(join(this.site, file), "utf8");
  }

  /** Saves as editors do, and waits until the page has taken in a newer version. */
  async save(file, content) {
    const version = await this.version();
    const other = join(this.site, file.replace(/[^/]+$/, ".gemmes"));
    await writeFile(other, content);
    await rename(other, join(this.site, file));
    await this.newerThan(version);
  }

  async edit(file, change) {
    await this.save(file, change(await this.read(file)));
  }

  version() {
    return this.page.evaluate(() => Number(document.documentElement.dataset.bydelVersion ?? 0));
  }

  newerThan(version) {
    return this.page.waitForFunction(
      (known) => Number(document.documentElement.dataset.bydelVersion ?? 0) > known, version);
  }

  async open(path) {
    await this.page.goto(this.root + path);
    await this.newerThan(0);
  }

  /** Whether something is, or soon becomes, so on the page. */
  async becomes(what, holds, argument) {
    await this.page.waitForFunction(holds, argument, { timeout: 5000 }).catch(() => faults.push(what));
  }

  text(selector = "main") {
    return this.page.locator(selector).first().innerText();
  }
}

// ---- what is tried -----------------------------------------------------------------------------

async function editsShow(writer) {
  await writer.open(story);
  await writer.edit(storyFile, (text) => `${text}\nEt helt nyt afsnit.\n`);
  expect((await writer.text()).includes("Et helt nyt afsnit."), "a story that is edited is not shown");

  await writer.open(area);
  const before = await writer.text();
  await writer.edit(figuresFile, (text) => text.replace("2017: 6.5", "2017: 6.9").replace("2017: 9.1", "2017: 8.8"));
  expect(before !== await writer.text(), "a figure that is edited is not shown");

  await writer.edit("layouts/area.html", (text) => text.replace('<h1 class="page-title">', '<h1 class="page-title" data-ny="ja">'));
  expect(await writer.page.locator("h1[data-ny=ja]").count() === 1, "a template that is edited is not used");

  await writer.page.evaluate(() => { globalThis.isTheSamePage = true; });
  await writer.edit("assets/css/base.css", (text) => `${text}\nh1 { letter-spacing: 7px; }\n`);
  await writer.becomes("a stylesheet that is edited is not used",
    () => getComputedStyle(document.querySelector("h1")).letterSpacing === "7px");
  expect(await writer.page.evaluate(() => globalThis.isTheSamePage), "a stylesheet reloads the page");
}

async function picturesShow(writer) {
  await writer.open("/om/");
  const picture = (color) => writer.page.evaluate(async (fill) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
    const context = canvas.getContext("2d");
    context.fillStyle = fill;
    context.fillRect(0, 0, 40, 30);
    const blob = await new Promise((done) => { canvas.toBlob(done, "image/png"); });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, color);
  const source = () => writer.page.locator("main img").first().getAttribute("src");
  await writeFile(join(writer.site, "content/pages/farve.png"), Buffer.from(await picture("red")));
  await writeFile(join(writer.site, "content/pages/pictures.yaml"), "farve.png:\n  kind: illustration\n");
  await writer.edit("content/pages/om.md", (text) => `${text}\n![En farvet flade](farve.png)\n`);
  await writer.becomes("a picture that is added is not shown", () => document.querySelector("main img") !== null);
  const first = await source();
  await writer.save("content/pages/farve.png", Buffer.from(await picture("blue")));
  expect(first !== await source(), "a picture that is edited is not shown");
  const loaded = await writer.page.locator("main img").first().evaluate(async (img) => {
    img.scrollIntoView();
    await img.decode();
    return img.naturalWidth;
  });
  expect(loaded > 0, "a picture is not served");
}

async function readersStay(writer) {
  await writer.edit("layouts/page.html", (text) => text.replace("{{ parts.prose(body) }}",
    '<details><summary>Mere</summary><p>Skjult</p></details><label>Felt <input id="felt"></label>{{ parts.prose(body) }}'));
  await writer.open("/om/");
  await writer.page.locator("main details > summary").click();
  await writer.page.locator("#felt").fill("skrevet her");
  await writer.page.locator("main h2").last().evaluate((heading) => heading.scrollIntoView());
  await writer.page.locator("#felt").evaluate((field) => field.focus({ preventScroll: true }));
  const top = await writer.page.evaluate(() => scrollY);
  await writer.edit("content/pages/om.md", (text) => `${text}\nSidste ord på siden.\n`);
  const state = await writer.page.evaluate(() => ({
    open: document.querySelector("main details").open,
    typed: document.querySelector("#felt").value,
    focus: document.activeElement.id,
    top: scrollY,
  }));
  expect((await writer.text()).includes("Sidste ord på siden."), "the page is not patched");
  expect(state.open, "open details are closed");
  expect(state.typed === "skrevet her", "what was typed is gone");
  expect(state.focus === "felt", "the focus is lost");
  expect(top > 0 && Math.abs(state.top - top) < 3, `the page scrolls: from ${top} to ${state.top}`);
}

async function mistakesAreTold(writer) {
  await writer.open(area);
  const overlay = writer.page.locator("bydel-preview #overlay");
  const before = await writer.text("h1");
  const sound = await writer.read(areaFile);
  await writer.save(areaFile, sound.replace("municipality:", "municipalit:"));
  await overlay.waitFor({ state: "visible" });
  const told = await overlay.innerText();
  expect(told.includes(areaFile) && told.includes("linje") && told.includes("municipalit"), `the overlay says: ${told}`);
  expect(before === await writer.text("h1"), "the last good page is gone");
  const other = await writer.page.request.get(`${writer.root}${story}`);
  expect(other.status() === 200, "other pages cannot be read");
  await writer.page.reload();
  await overlay.waitFor({ state: "visible" });
  expect(before === await writer.text("h1"), "the last good page is gone after a reload");
  await writer.save(areaFile, sound);
  await overlay.waitFor({ state: "hidden" });

  const layout = await writer.read("layouts/area.html");
  await writer.save("layouts/area.html", layout.replace("{% block main %}", "{% block main %}{{ findes_ikke }}"));
  await overlay.waitFor({ state: "visible" });
  expect((await overlay.innerText()).includes("layouts/area.html"), "a broken template is not told of");
  expect(before === await writer.text("h1"), "a broken template takes the page away");
  await writer.save("layouts/area.html", layout);
  await overlay.waitFor({ state: "hidden" });

  await writer.edit("layouts/parts/places.html", (text) => `{# Min egen #}${text}`);
  const version = await writer.version();
  await rm(join(writer.site, "layouts/parts/places.html"));
  await writer.newerThan(version);
  expect(before === await writer.text("h1"), "a layout that is removed takes the page away");
}

async function theBarTells(writer) {
  await writer.open(story);
  const bar = writer.page.locator("bydel-preview #bar");
  const text = await bar.innerText();
  for (const part of ["lix", "ord", "minut", "Åbn denne fil", "2018"]) {
    expect(text.includes(part), `the bar does not say ${part}: ${text}`);
  }
  const editor = await bar.locator("#file").getAttribute("href");
  expect(editor.startsWith("vscode://file/") && editor.includes("kickstart.md:1:1"), `opens ${editor}`);
  await bar.locator("#fold").click();
  await writer.open(story);
  expect(!(await bar.innerText()).includes("lix"), "the bar does not stay folded");
  await bar.locator("#fold").click();
  expect((await bar.innerText()).includes("lix"), "the bar does not unfold");

  await writer.edit(storyFile, (text) => text.replace("---\n", "---\ndraft: true\n"));
  await writer.becomes("a draft is not marked", () =>
    document.querySelector("bydel-preview").shadowRoot.querySelector("#state").textContent.includes("Kladde"));
  await writer.open("/historier/");
  await writer.becomes("a link to a draft is not marked", () =>
    [...document.querySelectorAll("[data-bydel-state]")].some((a) => a.href.endsWith("/kickstart/")));
  await writer.edit(storyFile, (text) => text.replace("draft: true\n", ""));

  await writer.edit(areaFile, (text) => `${text}\nNoget andet.\n`);
  const saved = writer.page.locator("bydel-preview #saved");
  expect((await saved.innerText()).includes("Herredsvang"), "another page that is saved is not offered");
  await saved.click();
  await writer.page.waitForURL(writer.root + area);
}

async function figuresSayWhereTheyComeFrom(writer) {
  await writer.open(area);
  const figure = writer.page.locator(".key-figure [data-bydel-figure], main td[data-bydel-figure]").first();
  await figure.waitFor();
  await figure.focus();
  const tip = writer.page.locator("bydel-preview #tip");
  await tip.waitFor({ state: "visible" });
  const told = await tip.innerText();
  expect(told.includes(figuresFile) && told.includes("linje") && told.includes("Kilde"), `the figure says: ${told}`);
  await writer.page.keyboard.press("Escape");
  await tip.waitFor({ state: "hidden" });
}

async function theOverviewTells(writer) {
  await writer.open("/_bydel/");
  const text = await writer.text("body");
  for (const part of ["Overblik", "Fejl og advarsler", "Kladder", "Nøgletal og områder", "Tekster efter lix",
    "Billeder uden oplysninger", "Links, der ikke fører"]) {
    expect(text.includes(part), `the overview does not say ${part}`);
  }
  faults.push(...(await inaccessible(writer.page)).map((fault) => `overview: ${fault}`));
}

async function theBarIsAccessible(writer) {
  await writer.open(area);
  faults.push(...(await inaccessible(writer.page)).map((fault) => `with the bar: ${fault}`));
}

/** The preview is stopped and started; the page finds it by itself. */
async function comesBack(program, writer, preview) {
  await writer.open(story);
  await stop(preview);
  await writer.becomes("a lost connection is not told", () =>
    document.querySelector("bydel-preview").classList.contains("is-cut-off"));
  await writeFile(join(writer.site, storyFile), `${await writer.read(storyFile)}\nSkrevet imens.\n`);
  const again = await start(program, writer.site, preview.port);
  await writer.page.waitForFunction(() => document.body.innerText.includes("Skrevet imens."), null, { timeout: 15000 })
    .catch(() => faults.push("the page does not come back"));
  return again;
}

async function main(program) {
  const site = await copySite();
  let preview = await start(program, site, 4820);
  const browser = await launch();
  const page = await (await browser.newContext({ locale: "da-DK", reducedMotion: "reduce" })).newPage();
  page.setDefaultTimeout(60_000);
  const heard = await listen(page, preview.root);
  const writer = new Writer(site, page, preview.root);
  const steps = [editsShow, picturesShow, readersStay, theBarTells, figuresSayWhereTheyComeFrom,
    theOverviewTells, theBarIsAccessible, mistakesAreTold];
  for (const step of steps) {
    const known = faults.length;
    await step(writer).catch((error) => faults.push(`${step.name}: ${error.message}`));
    console.log(`${step.name}: ${faults.slice(known).join("; ") || "as it should"}`);
  }
  const scripts = heard.filter((line) => line.startsWith("script:") || line.startsWith("asks another host"));
  preview = await comesBack(program, writer, preview).catch((error) => {
    faults.push(`comesBack: ${error.message}`);
    return preview;
  });
  console.log(`in all: ${faults.join("; ") || "as it should"}`);
  await browser.close();
  await stop(preview);
  await rm(site, { recursive: true });
  for (const fault of scripts) console.log(fault);
  console.log(`Chromium looked on while a site was written: ${faults.length + scripts.length} faults`);
  return faults.length + scripts.length === 0;
}

process.exitCode = await main(process.argv[2]) ? 0 : 1;
