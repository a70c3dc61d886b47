// Serves a built site on the loopback address as a good host does: compressed, files that have a
// fingerprint kept for ever, and under the policy that every site must fit: nothing from elsewhere,
// no inline script, no inline style.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

export const policy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const packed = [".png", ".jpg", ".webp", ".woff2"];

function fileOf(folder, url) {
  const path = decodeURIComponent(new URL(url, "http://localhost/").pathname);
  return join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
}

async function send(response, status, file, policy) {
  const body = await readFile(file);
  const extension = extname(file);
  const hasFingerprint = /\.[0-9a-f]{8,}\.\w+$/.test(file);
  response.writeHead(status, {
    "content-type": mediaTypes[extension] ?? "application/octet-stream",
    "content-security-policy": policy,
    "cache-control": hasFingerprint ? "public, max-age=31536000, immutable" : "no-cache",
    ...packed.includes(extension) ? {} : { "content-encoding": "gzip" },
  });
  response.end(packed.includes(extension) ? body : await promisify(gzip)(body, { level: 9 }));
}

/** Starts the server; gives the site's address and a function that stops it. */
export async function serve(folder, underPolicy = policy) {
  const server = createServer(async (request, response) => {
    try {
      await send(response, 200, fileOf(folder, request.url), underPolicy);
    } catch {
      await send(response, 404, join(folder, "404.html"), underPolicy).catch(() => response.writeHead(404).end());
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { root: `http://127.0.0.1:${server.address().port}/`, stop };
}
