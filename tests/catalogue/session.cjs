// A Chromium that makes no request of its own, and pages that tell every fault.
"use strict";
const { chromium } = require("playwright-core");

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

exports.launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });

// Each page has a context of its own: no page knows of another.
exports.session = async (browser, act) => {
  const contexts = [];
  const told = { errors: [], requests: [] };
  const open = async (url, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) told.errors.push(message.text());
    });
    page.on("pageerror", (error) => told.errors.push(error.message));
    page.on("request", (request) => told.requests.push(request.url()));
    await page.goto(url);
    return page;
  };
  try {
    return { ...(await act(open)), ...told };
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
};

exports.titles = (page) =>
  page.$$eval("#briefs > li", (items) =>
    items.filter((item) => item.checkVisibility()).map((item) => item.querySelector("h2").textContent));

// Run scenarios by name and write what came of each.
exports.run = async (scenarios) => {
  const browser = await exports.launch();
  const results = {};
  for (const [name, scenario] of Object.entries(scenarios)) {
    try {
      results[name] = await exports.session(browser, scenario);
    } catch (error) {
      results[name] = { failed: String(error) };
    }
  }
  await browser.close();
  process.stdout.write(JSON.stringify(results));
};
