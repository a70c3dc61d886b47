// What a first visit to a page costs.

const limit = 60_000;

/** A page without its pictures is at most 60 kB as it comes over the line, with all that it needs. */
export async function tooHeavy(browser, address) {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const kinds = new Map();
  const weights = {};
  client.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind !== "Image") weights[kind] = (weights[kind] ?? 0) + encodedDataLength;
  });
  await client.send("Network.enable");
  await page.goto(address, { waitUntil: "networkidle" });
  await context.close();
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  const parts = Object.entries(weights).map(([kind, bytes]) => `${kind} ${bytes}`).join(", ");
  return sum > limit ? [`weighs ${sum} bytes, more than ${limit}: ${parts}`] : [];
}
