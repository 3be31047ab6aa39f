// How long a search takes: from the key press to the frame that shows its answer.
"use strict";
const { run } = require("./session.cjs");
const [url, ...queries] = process.argv.slice(2);

const searches = async (open) => {
  const page = await open(url);
  await page.waitForTimeout(500);
  const times = await page.evaluate(async (queries) => {
    const query = document.getElementById("query");
    const found = [];
    for (const words of queries) {
      for (let end = 1; end <= words.length; end += 1) {
        query.value = words.slice(0, end);
        await new Promise((done) => setTimeout(done, 30));
        const start = performance.now();
        query.dispatchEvent(new Event("input", { bubbles: true }));
        const answered = performance.now() - start;
        document.body.offsetHeight; // style and layout of the answer
        const laid = performance.now() - start;
        found.push([query.value, answered, laid, document.getElementById("count").textContent]);
      }
      query.value = "";
      query.dispatchEvent(new Event("input", { bubbles: true }));
      document.body.offsetHeight;
    }
    return found;
  }, queries);
  return { times };
};

run({ searches });
