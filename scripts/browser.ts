import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The flags with which headless Chromium is started everywhere here: no talk to outside hosts. */
export const BROWSER_FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu"];

/**
 * The path of a Chromium: PLAYWRIGHT_CHROMIUM, the system's, Playwright's own download, or (root on Debian) freshly installed from the system's
 * packages. Refuses with one sentence that says what to install.
 */
export async function findBrowser(): Promise<string> {
  const known = look();
  if (known) return known;
  console.log("No browser found: trying Playwright's own download …");
  spawnSync(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"], { stdio: "ignore", timeout: 300_000 });
  const downloaded = await playwrightOwn();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing chromium with apt-get …");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    const installed = look();
    if (installed) return installed;
  }
  throw new Error("The end-to-end tests need Chromium: install it, or name it with PLAYWRIGHT_CHROMIUM=/path/to/chromium.");
}

function look(): string | undefined {
  const places = [process.env.PLAYWRIGHT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  return places.find((place) => place && existsSync(place));
}

async function playwrightOwn(): Promise<string | undefined> {
  const { chromium } = await import("playwright-core");
  const place = chromium.executablePath();
  return existsSync(place) ? place : undefined;
}
