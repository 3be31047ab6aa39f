// What a reader does with the site, each scenario on a page of its own.
"use strict";
const { readFileSync } = require("fs");
const { run, titles } = require("./session.cjs");
const [site, release, served, arabic] = process.argv.slice(2);
const index = `${site}/index.html`;
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const count = (page) => page.textContent("#count");
const type = async (page, words) => {
  await page.fill("#query", words);
  return { titles: await titles(page), count: await count(page) };
};

// A page's own policy lets no script in: axe is run from outside of it, as an extension would.
const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    axe.run(document, { preload: false, resultTypes: ["violations"], runOnly: { type: "tag", values: [
      "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ] } }));
  return found.violations.map((v) => `${page.url()}: ${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`);
};

const scenarios = {
  search: async (open) => {
    const page = await open(index);
    const all = await titles(page);
    return {
      all,
      word: await type(page, "water"),
      prefix: await type(page, "wat"),
      accents: await type(page, "celik"),
      typed: await type(page, "Çelik"),
      two: await type(page, "iraq policy"),
      phrase: await type(page, "“what to do”"),
      none: await type(page, "zzzz"),
      said: await page.isVisible("#nothing"),
      cleared: await type(page, ""),
      urdu: await type(page, "پانی"),
    };
  },
  ranking: async (open) => {
    const page = await open(index);
    return { found: (await type(page, "energy")).titles };
  },
  filter: async (open) => {
    const page = await open(index);
    const value = await page.$eval("#topic option:nth-child(3)", (option) => option.value);
    const told = await page.$eval("#topic option:nth-child(3)", (option) => option.textContent);
    await page.selectOption("#topic", value);
    const narrowed = await titles(page);
    const have = await page.$$eval("#briefs > li", (items, id) =>
      items.filter((item) => item.classList.contains(id)).length, value);
    await page.waitForTimeout(400);
    const address = page.url();
    const again = await open(address);
    const shared = await titles(again);
    await again.click("#reset");
    await again.waitForTimeout(50);
    const focus = await again.evaluate(() => document.activeElement.id);
    return { told, narrowed, have, address, shared, reset: (await titles(again)).length, focus };
  },
  order: async (open) => {
    const page = await open(index);
    const dates = () => page.$$eval("#briefs > li", (items) => items.map((item) => item.dataset.date));
    const newest = await dates();
    await page.selectOption("#order", "oldest");
    const oldest = await dates();
    await page.selectOption("#order", "title");
    return { newest, oldest, byTitle: await titles(page) };
  },
  unscripted: async (open) => {
    const page = await open(index, { javaScriptEnabled: false });
    const all = await page.locator("#briefs > li:visible").count();
    const value = await page.locator("#topic option").nth(2).getAttribute("value");
    await page.selectOption("#topic", value);
    const one = await page.locator("#briefs > li:visible").count();
    const right = await page.locator(`#briefs > li.${value}:visible`).count();
    const year = await page.locator(`#briefs > li.${value}`).first().getAttribute("data-date");
    await page.selectOption("#year", `year-${year.slice(0, 4)}`);
    const both = await page.locator("#briefs > li:visible").count();
    const bothRight = await page.locator(`#briefs > li.${value}.year-${year.slice(0, 4)}:visible`).count();
    await page.click("#reset");
    const reset = await page.locator("#briefs > li:visible").count();
    const query = await page.isVisible("#query");
    const hint = await page.isVisible(".unscripted");
    return { all, one, right, both, bothRight, reset, query, hint };
  },
  keyboard: async (open) => {
    const page = await open(index);
    const stops = [];
    const stop = () => page.evaluate(() => {
      const at = document.activeElement;
      const outline = getComputedStyle(at).outlineStyle;
      return `${at.tagName} ${at.id || at.className || at.textContent.trim()} ${outline}`;
    });
    for (let key = 0; key < 12; key += 1) {
      await page.keyboard.press("Tab");
      stops.push(await stop());
    }
    const again = await open(index);
    await again.keyboard.press("Tab");
    await again.keyboard.press("Enter"); // past the masthead and the form
    await again.keyboard.press("Tab");
    const skipped = await again.evaluate(() => document.activeElement.closest("li")?.id);
    const first = await again.$eval("#briefs > li", (item) => item.id);
    await again.keyboard.press("Enter");
    await again.waitForURL("**/brief-*/index.html");
    return { stops, skipped, first, heading: await again.textContent("h1") };
  },
  download: async (open) => {
    const page = await open(`${release}/index.html`, { acceptDownloads: true });
    const [got] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#briefs > li:first-child .files a[download]"),
    ]);
    const name = got.suggestedFilename();
    const data = readFileSync(await got.path()).toString("base64");
    const links = await page.$$eval("#briefs > li:first-child .files a", (all) => all.map((a) => a.getAttribute("href")));
    await page.click("#briefs > li:first-child h2 a");
    const digests = await page.$$eval(".ledger code", (all) => all.map((code) => code.textContent));
    const buttons = await page.$$eval(".buttons a", (all) => all.map((a) => a.textContent.trim().replace(/\s+/g, " ")));
    return { name, data, links, digests, buttons };
  },
  narrow: async (open) => {
    const wide = [];
    for (const url of [index, `${site}/brief-0004/index.html`, `${site}/brief-urdu/index.html`]) {
      // 1280 pixels at 400 %, and a telephone (WCAG 2.2, 1.4.10); 200 % is the second.
      for (const width of [320, 360, 640]) {
        const page = await open(url, { viewport: { width, height: 800 } });
        const size = await page.evaluate(() => document.documentElement.scrollWidth);
        if (size > width) wide.push(`${url} at ${width}: ${size}`);
      }
    }
    return { wide };
  },
  targets: async (open) => {
    const page = await open(index, { viewport: { width: 360, height: 800 } });
    const small = await page.$$eval("input, select, button, .files a", (all) =>
      all.filter((one) => one.checkVisibility()).slice(0, 60).map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html));
    return { small };
  },
  dark: async (open) => {
    const colours = {};
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(index, { colorScheme });
      colours[colorScheme] = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    }
    return colours;
  },
  axe: async (open) => {
    const found = [];
    for (const colorScheme of ["light", "dark"]) {
      for (const url of [index, `${site}/brief-0004/index.html`, `${site}/brief-urdu/index.html`]) {
        found.push(...(await violations(await open(url, { colorScheme }))));
      }
      const page = await open(index, { colorScheme, viewport: { width: 360, height: 800 } });
      await page.fill("#query", "water");
      found.push(...(await violations(page)));
    }
    return { found };
  },
  rightToLeft: async (open) => {
    const found = [];
    const page = await open(`${arabic}/index.html`);
    const told = await page.evaluate(() => ({
      dir: document.documentElement.dir,
      cover: document.querySelector(".cover").getBoundingClientRect().x,
      heading: document.querySelector("#briefs h2").getBoundingClientRect().x,
    }));
    const count = (await type(page, "water")).count;
    found.push(...(await violations(page)));
    for (const width of [320, 1280]) {
      const one = await open(`${arabic}/brief-urdu/index.html`, { viewport: { width, height: 800 } });
      found.push(...(await violations(one)));
      const size = await one.evaluate(() => document.documentElement.scrollWidth);
      if (size > width) found.push(`${size} wide at ${width}`);
    }
    return { ...told, count, found };
  },
  axeReleased: async (open) => {
    const found = [];
    const page = await open(`${release}/index.html`);
    found.push(...(await violations(page)));
    const pages = await page.$$eval("#briefs > li", (items) => items.map((item) => [
      item.querySelector("h2 a").href, item.querySelector(".files a[type='text/html']").href]));
    for (const url of pages.flat()) {
      for (const colorScheme of ["light", "dark"]) {
        found.push(...(await violations(await open(url, { colorScheme }))));
      }
    }
    return { found, pages: pages.flat() };
  },
  served: async (open) => {
    const page = await open(`${served}/index.html`);
    const found = await type(page, "water");
    await page.click("#briefs > li:not([hidden]) h2 a");
    return { found, heading: await page.textContent("h1") };
  },
};

run(scenarios);
