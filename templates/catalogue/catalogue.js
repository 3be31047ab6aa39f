// Search, filters and order of the list. Without this file the filters work by filters.css.
"use strict";

(() => {
  const list = document.getElementById("briefs");
  const form = document.querySelector("form.finder");
  const query = document.getElementById("query");
  const order = document.getElementById("order");
  const count = document.getElementById("count");
  const reset = document.getElementById("reset");
  const nothing = document.getElementById("nothing");
  const index = self.searchIndex;
  if (!list || !form || !index || index.length !== list.children.length) return;

  const facets = [...form.querySelectorAll("select")].filter((select) => select !== order);
  // Titles weigh most, then authors, topics, the text, and what numbers a brief.
  const WEIGHTS = [16, 8, 8, 2, 4];
  const briefs = [...list.children].map((element, position) => ({
    element,
    position,
    date: element.dataset.date,
    fields: index[position].map((text) => ` ${text} `),
    title: index[position][0],
    has: new Set(element.className.split(" ")),
    shown: true,
  }));

  // As search.py folds the index.
  const LETTERS = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th" };
  const fold = (text) =>
    text
      .toLowerCase()
      .replace(/ß/g, "ss")
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, "")
      .replace(/['’‘ʼʾʿˈ\u00ad\u200c\u200d\u0640]/g, "")
      .replace(/[æœøđðłıþ]/g, (letter) => LETTERS[letter])
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim();

  // Words must begin as they were typed; "words in quotes" must stand together.
  const terms = (text) => {
    const found = [];
    const rest = text.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (_, phrase) => {
      if (fold(phrase)) found.push(` ${fold(phrase)} `);
      return " ";
    });
    const words = fold(rest);
    for (const word of words ? words.split(" ") : []) {
      // Scripts that put no blanks between words are searched for anywhere.
      found.push(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word) ? word : ` ${word}`);
    }
    return found;
  };

  const score = (fields, wanted) => {
    let total = 0;
    for (const term of wanted) {
      let best = 0;
      for (let at = 0; at < fields.length; at += 1) {
        if (WEIGHTS[at] > best && fields[at].includes(term)) {
          best = WEIGHTS[at] + (fields[at].includes(`${term} `) ? 1 : 0);
        }
      }
      if (!best) return 0;
      total += best;
    }
    return total;
  };

  const ORDERS = {
    "": (a, b) => a.position - b.position,
    oldest: (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : b.position - a.position),
    title: (a, b) => a.title.localeCompare(b.title, document.documentElement.lang),
  };

  let arranged = briefs.map((brief) => brief.position).join();

  // Leave what stands right where it is: moving all of a long list costs more than all else.
  const arrange = (matches) => {
    const wanted = matches.map((brief) => brief.position).join();
    if (wanted === arranged) return;
    arranged = wanted;
    let next = list.firstElementChild;
    for (const { element } of matches) {
      if (element === next) next = next.nextElementSibling;
      else list.insertBefore(element, next);
    }
  };

  const update = () => {
    const wanted = terms(query.value);
    const chosen = facets.map((select) => select.value).filter(Boolean);
    const scores = new Map();
    for (const brief of briefs) {
      const points = wanted.length ? score(brief.fields, wanted) : 1;
      if (points && chosen.every((id) => brief.has.has(id))) scores.set(brief, points);
    }
    const matches = [...scores.keys()].sort(ORDERS[order.value]);
    if (wanted.length && !order.value) matches.sort((a, b) => scores.get(b) - scores.get(a));
    for (const brief of briefs) {
      const shown = scores.has(brief);
      if (shown !== brief.shown) {
        brief.shown = shown;
        brief.element.hidden = !shown;
      }
    }
    arrange(matches);
    const all = matches.length === briefs.length;
    const words = count.dataset.found.replace("{n}", matches.length).replace("{total}", briefs.length);
    count.textContent = all ? count.dataset.all : words;
    nothing.hidden = matches.length > 0;
    reset.hidden = !wanted.length && !chosen.length && !order.value;
    best.textContent = wanted.length ? best.dataset.best : newest;
  };

  // The address carries what is chosen, so that a link or a reload shows the same list.
  const write = () => {
    const state = new URLSearchParams();
    if (query.value.trim()) state.set("q", query.value.trim());
    for (const select of [...facets, order]) if (select.value) state.set(select.id, select.value);
    const hash = state.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };
  const read = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    if (location.hash && ![...state.values()].some(Boolean)) return; // the address of one brief
    query.value = state.get("q") ?? "";
    for (const select of [...facets, order]) {
      select.value = state.get(select.id) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  };

  const best = order.options[0];
  const newest = best.textContent;
  const changed = () => {
    update();
    clearTimeout(changed.timer);
    changed.timer = setTimeout(write, 250);
  };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(() => {
      changed();
      query.focus();
    }),
  );
  addEventListener("hashchange", () => {
    read();
    update();
  });
  read();
  update();
})();
