// Whether a page keeps to the width of its window, and stands still while it loads.

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

/** The same for whoever reads from right to left. */
export async function tooWideFromRightToLeft(page) {
  await page.evaluate(() => { document.documentElement.dir = "rtl"; });
  const faults = await tooWide(page);
  await page.evaluate(() => { document.documentElement.removeAttribute("dir"); });
  return faults.map((fault) => `from right to left ${fault}`);
}

/** The same from the smallest phone to a wall. Leaves the window as wide as it was. */
export async function tooWideSomewhere(page) {
  const before = page.viewportSize();
  const faults = [];
  for (const width of [320, 375, 768, 1024, 1440, 1920]) {
    await page.setViewportSize({ width, height: before.height });
    faults.push(...await tooWide(page));
  }
  await page.setViewportSize(before);
  return faults;
}

/** Nothing jumps while fonts, pictures and scripts arrive. */
export async function shifts(page) {
  return page.evaluate(() => new Promise((resolve) => {
    const words = ({ value, sources }) => {
      const moved = sources.map(({ node }) => `${node?.localName}.${node?.className}`);
      return `jumps by ${value.toFixed(4)} while it loads: ${moved.join(", ")}`;
    };
    const inWords = (entries) => entries.filter(({ hadRecentInput }) => !hadRecentInput).map(words);
    const observer = new PerformanceObserver((list) => resolve(inWords(list.getEntries())));
    observer.observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(() => resolve(inWords(observer.takeRecords())), 50));
  }));
}
