// What the tests share: the browser of the machine, the program, and the pages that it makes.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(fileURLToPath(import.meta.url), "../../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
/** Pages, pictures and PDF files of the run, kept to be looked at. */
export const kept = join(target, "browser");
mkdirSync(kept, { recursive: true });

const atodds = process.env.ATODDS
  ? resolve(root, process.env.ATODDS)
  : ["debug", "release"].map((profile) => join(target, profile, "atodds")).find(existsSync);

export function run(...args) {
  const { status, stdout, stderr } = spawnSync(atodds, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status === null || status > 2) throw new Error(`atodds ${args.join(" ")} ended with ${status}: ${stderr}`);
  return { status, stdout, stderr };
}

/** The page of a story, as a file. */
export function made(name, ...input) {
  const file = join(kept, `${name}.html`);
  writeFileSync(file, run("check", ...input, "--pedantic", "--format", "html").stdout);
  return file;
}

/** Folders of stories with their names: the seeds, and the largest of the labelled ones. */
export function stories() {
  const folders = (parent) =>
    existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)).filter((path) => statSync(path).isDirectory()) : [];
  const bytes = (folder) => readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const labelled = [
    ...folders(resolve(root, process.env.ATODDS_EVAL ?? "../shared/eval", "stories")),
    ...folders(join(root, "tests/stories")).filter((folder) => !folder.endsWith("/src")),
  ];
  const largest = labelled.sort((a, b) => bytes(b) - bytes(a) || a.localeCompare(b))[0];
  return [...folders(join(root, "seeds")), largest].map((folder) => ({ name: folder.split("/").pop(), folder }));
}

function installed() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = names.map((name) => spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim());
  return process.env.CHROMIUM ?? found.find(Boolean);
}

export const launch = () =>
  chromium.launch({ executablePath: installed(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });

/** A page that notes all it says and asks for. */
export async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { noise.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const asked = new Set();
  page.on("request", (request) => asked.add(request.url()));
  const url = pathToFileURL(file).href;
  await page.goto(url);
  return { context, page, noise, asked: () => [...asked].filter((other) => other !== url && !other.startsWith("blob:")) };
}

export const text = (file) => execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
