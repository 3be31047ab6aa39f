// A Chromium that makes no request of its own, and pages that tell every fault.
"use strict";
const { chromium } = require("playwright-core");

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

exports.session = async (act) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
  const told = { errors: [], requests: [] };
  const open = async (url, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
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
    await browser.close();
  }
};

exports.titles = (page) =>
  page.$$eval("#briefs > li", (items) =>
    items.filter((item) => item.checkVisibility()).map((item) => item.querySelector("h2").textContent));

exports.run = (act) =>
  exports.session(act).then(
    (result) => process.stdout.write(JSON.stringify(result)),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
