// usage: page.mjs PAGE.html FOLDER: pictures of the page, its top and one finding, in light and dark.

import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../../tests/browser/open.mjs";

const [, , file, folder] = process.argv;
const browser = await launch();
for (const colorScheme of ["light", "dark"]) {
  const page = await browser.newPage({ viewport: { width: 1180, height: 900 }, colorScheme });
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.waitForSelector("html[data-ready]");
  await page.addStyleTag({ content: "html { scroll-behavior: auto !important }" }).catch(() => {});
  if (colorScheme === "light") await page.screenshot({ path: join(folder, "page.png"), clip: { x: 0, y: 0, width: 1180, height: 900 } });
  const subject = page.locator("section.subject").first();
  const box = await subject.boundingBox();
  await page.setViewportSize({ width: 1180, height: Math.ceil(box.height) + 400 });
  await page.locator("form.filters").evaluate((form) => { form.hidden = true; });
  await subject.screenshot({ path: join(folder, `finding-${colorScheme}.png`) });
  await page.close();
}
await browser.close();
