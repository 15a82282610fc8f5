// What a reader asks, and what of the index is worth loading for it: as src/search/question.rs.
(function (search) {
  "use strict";
  const t = search.tokens;
  const MOST = 40, BUDGET = 72000;
  const SMALL_CHARACTERS = "的了吗呢吧啊么怎什哪谁我你他她它们这那个是就还也都把被让能要有在说和不";
  const SMALL_WORDS = "a an and are at be by can do does for how i if in is it may me my of on or our the this that to was we what when where which who whom why will with you your".split(" ");

  // `weak` are the characters of longer runs: they help where no page has all terms.
  function question(text) {
    const terms = [], weak = [];
    function add(list, term, isWord) {
      const known = list.some(function (it) { return it.text === term && it.isWord === isWord; });
      if (list.length < MOST && !known) { list.push({ text: term, isWord: isWord }); }
    }
    t.runs(t.folded(text)).forEach(function (run) {
      if (!run.dense) { add(terms, t.cut(run.text), true); return; }
      const all = Array.from(run.text);
      if (all.length === 1) { add(terms, run.text, false); return; }
      for (let i = 0; i + 1 < all.length; i += 1) { add(terms, all[i] + all[i + 1], false); }
      all.forEach(function (c) { if (SMALL_CHARACTERS.indexOf(c) < 0) { add(weak, c, false); } });
    });
    return { terms: terms, weak: weak, squeezed: t.squeezed(text) };
  }

  // Whether a term is made of what stands in every question.
  function isSmall(term) {
    if (term.isWord) { return SMALL_WORDS.indexOf(term.text) >= 0; }
    return Array.from(term.text).some(function (c) { return SMALL_CHARACTERS.indexOf(c) >= 0; });
  }

  function spoken(term) {
    return term.isWord && /^[a-z]{2,}$/.test(term.text) ? "~" + term.text : null;
  }

  // The places in a folded text where a term stands: a word at least by its beginning.
  function places(term, folded) {
    const found = [];
    for (let at = folded.indexOf(term.text); at >= 0; at = folded.indexOf(term.text, at + 1)) {
      const now = String.fromCodePoint(folded.codePointAt(at));
      if (!term.isWord || t.beginsWord(lastOf(folded, at), now)) { found.push(at); }
    }
    return found;
  }
  function lastOf(text, end) {
    const code = text.charCodeAt(end - 1);
    return code >= 0xdc00 && code <= 0xdfff ? text.slice(end - 2, end) : text.slice(Math.max(0, end - 1), end);
  }

  function plan(asked, shelf) {
    const loaded = new Set();
    let spent = 0;
    function load(file, atAnyCost) {
      const cost = shelf.sizes[file] || 0;
      if (!loaded.has(file) && (atAnyCost || spent + cost <= BUDGET)) {
        spent += cost;
        loaded.add(file);
      }
    }
    if (asked.squeezed) { shelf.filesOf("=" + asked.squeezed, false).forEach(function (it) { load(it, true); }); }
    const firsts = [];
    asked.terms.forEach(function (it) { firsts.push.apply(firsts, shelf.filesOf(it.text, false)); });
    firsts.sort(function (a, b) { return shelf.sizes[a] - shelf.sizes[b]; });
    firsts.forEach(function (it, at) { load(it, at === 0); });
    asked.terms.forEach(function (it) {
      if (it.isWord) { shelf.filesOf(it.text, true).forEach(function (f) { load(f, false); }); }
    });
    asked.terms.forEach(function (it) {
      if (spoken(it)) { shelf.filesOf(spoken(it), true).forEach(function (f) { load(f, false); }); }
    });
    return loaded;
  }

  search.question = question;
  search.isSmall = isSmall;
  search.places = places;
  search.plan = plan;
  search.spoken = spoken;
})(window.opsbookSearch);
