// Search. Fetched when a reader first wants it; js/15-search.js does that. The files of the index call
// this function, and everything else hangs on it. Words are cut as src/search/tokens.rs cuts them.
(function () {
  "use strict";
  const LONGEST = 32;
  const waiting = new Map();
  const search = function (name, content) {
    const resolve = waiting.get(name);
    if (resolve) { resolve(content); }
  };
  window.opsbookSearch = search;
  search.waiting = waiting;

  // Classes of characters.
  const BETWEEN = 0, DENSE = 1, DIGIT = 2, LETTER = 3;
  const dense = /[\u4e00-\u9fff\u3400-\u4dbf\u3005-\u3007\u3041-\u3096\u30a1-\u30fe\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const letter = /[\p{Alphabetic}\p{N}\u0300-\u036f]/u;

  function classOf(c) {
    if (c >= "a" && c <= "z" && c.length === 1) { return LETTER; }
    if (c >= "0" && c <= "9" && c.length === 1) { return DIGIT; }
    if (c <= "\u007f") { return BETWEEN; }
    if (dense.test(c)) { return DENSE; }
    return letter.test(c) ? LETTER : BETWEEN;
  }

  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/ς/g, "σ");
  }

  // Runs of one script: {dense, text}.
  function runs(text) {
    const found = [];
    let open = null;
    for (const c of text) {
      const now = classOf(c);
      if (now === BETWEEN) { open = null; continue; }
      if (!open || open.dense !== (now === DENSE)) {
        open = { dense: now === DENSE, text: "" };
        found.push(open);
      }
      open.text += c;
    }
    return found;
  }

  function cut(word) {
    return Array.from(word).slice(0, LONGEST).join("");
  }

  function squeezed(text) {
    return Array.from(folded(text)).filter(function (c) { return classOf(c) !== BETWEEN; }).join("");
  }

  // Whether a word, or the number at its end, begins between two characters.
  function beginsWord(before, now) {
    return !before || classOf(before) <= DENSE || (classOf(before) === LETTER && classOf(now) === DIGIT);
  }

  search.tokens = { folded: folded, runs: runs, cut: cut, squeezed: squeezed, beginsWord: beginsWord, classOf: classOf, DENSE: DENSE };
})();
