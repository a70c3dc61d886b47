// Starts Debian's Chromium so that it neither looks for its maker's servers nor needs a sandbox,
// which it cannot have as root. No name but the own host's is ever looked up.

import { chromium } from "playwright-core";

export const executablePath = "/usr/bin/chromium";

export const flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];

export function launch() {
  return chromium.launch({ executablePath, chromiumSandbox: false, args: flags });
}
