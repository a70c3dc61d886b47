// Serves a built site on the loopback address, under the policy that every site must fit:
// nothing from elsewhere, no inline script, no inline style.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

function fileOf(folder, url) {
  const path = decodeURIComponent(new URL(url, "http://localhost/").pathname);
  return join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
}

/** Starts the server; gives the site's address and a function that stops it. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const file = fileOf(folder, request.url);
    try {
      const body = await readFile(file);
      const type = mediaTypes[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-security-policy": policy });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { root: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
