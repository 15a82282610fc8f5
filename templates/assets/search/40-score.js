// Which pages answer a question, by the index alone: as src/search/score.rs, in whole numbers.
(function (search) {
  "use strict";
  const WORTH = [0, 4, 6, 8, 10, 11, 12, 13, 16, 18, 20, 24, 26, 30, 35, 40];
  const ITSELF = 4, BEGINS = 3, SPOKEN = 2, NAMED = 10000000, WHOLE = 16 * 15, WEAK = 3, FEW = 3, MOST = 60;

  function weight(found, units) {
    const rarity = Math.max(16, Math.floor((units + 1) * 16 / Math.max(1, found)));
    const log = 31 - Math.clz32(rarity);
    const fine = Math.floor(rarity * 16 / Math.pow(2, log)) - 16;
    return Math.max(4, 16 * log + fine - 64);
  }

  function found(term, shelf, loaded) {
    const all = new Map();
    function look(text, begins, share) {
      shelf.filesOf(text, begins).forEach(function (file) {
        if (!loaded.has(file)) { return; }
        shelf.postings(file, text, begins, function (more, unit, level) {
          const worth = WORTH[level] * share(more === 0);
          if (worth > (all.get(unit) || 0)) { all.set(unit, worth); }
        });
      });
    }
    look(term.text, term.isWord, function (itself) { return itself ? ITSELF : BEGINS; });
    const spoken = search.spoken(term);
    if (spoken) { look(spoken, true, function () { return SPOKEN; }); }
    return all;
  }

  function named(asked, shelf, loaded) {
    const all = new Map();
    if (!asked.squeezed) { return all; }
    const whole = "=" + asked.squeezed;
    const length = Array.from(asked.squeezed).length;
    shelf.filesOf(whole, true).forEach(function (file) {
      if (!loaded.has(file)) { return; }
      shelf.postings(file, whole, true, function (more, unit, level) {
        const page = shelf.pageOf[unit];
        const value = (more ? 0 : 2 * WHOLE) + Math.floor(16 * level * length / (length + more));
        if (value > (all.get(page) || 0)) { all.set(page, value); }
      });
    });
    return all;
  }

  // The pages that may answer, the best first, and how much each term weighs.
  function candidates(asked, shelf) {
    const loaded = search.plan(asked, shelf);
    const names = Array.from(loaded, function (it) { return "t" + it; });
    return shelf.load(names).then(function () { return counted(asked, shelf, loaded); });
  }

  function counted(asked, shelf, loaded) {
    const pages = new Map();
    const weights = [];
    let known = 0, total = 0;
    function isKnown(term) {
      return shelf.filesOf(term.text, false).every(function (it) { return loaded.has(it); });
    }
    function pageAt(at) {
      if (!pages.has(at)) { pages.set(at, { sum: 0, covered: 0, terms: 0, units: new Map() }); }
      return pages.get(at);
    }
    // A term counts with the best unit of each page.
    function add(hits, heavy, counts) {
      const best = new Map();
      hits.forEach(function (worth, unit) {
        const at = shelf.pageOf[unit], page = pageAt(at), value = worth * heavy;
        const before = best.get(at);
        if (before === undefined && counts) { page.covered += heavy; page.terms += 1; }
        page.sum += Math.max(0, value - (before || 0));
        best.set(at, Math.max(before || 0, value));
        page.units.set(unit, (page.units.get(unit) || 0) + value);
      });
    }
    asked.terms.forEach(function (term) {
      const hits = isKnown(term) ? found(term, shelf, loaded) : new Map();
      // What stands nowhere, or was not loaded, tells no page from another.
      let heavy = hits.size ? weight(hits.size, shelf.units) : 1;
      if (search.isSmall(term)) { heavy = Math.max(1, Math.floor(heavy / 4)); }
      weights.push(heavy);
      if (!isKnown(term)) { return; }
      known += 1;
      total += heavy;
      add(hits, heavy, true);
    });
    if (!Array.from(pages.values()).some(function (it) { return it.terms === known; })) {
      asked.weak.filter(isKnown).forEach(function (term) {
        const hits = found(term, shelf, loaded);
        add(hits, Math.floor(weight(hits.size, shelf.units) / WEAK), false);
      });
    }
    const names = named(asked, shelf, loaded);
    names.forEach(function (_, page) { pageAt(page); });
    const most = weights.reduce(function (a, b) { return a + b; }, 0) * WORTH[15] * ITSELF;
    let all = [];
    pages.forEach(function (page, at) {
      const name = names.get(at) || 0;
      const bonus = name > 2 * WHOLE ? Math.floor(NAMED * (name - 2 * WHOLE) / WHOLE) : Math.floor(most * name / (4 * WHOLE));
      const best = bestUnit(page.units, at);
      const sum = 2 * (page.units.get(best) || 0) + page.sum;
      all.push({
        page: at,
        unit: best,
        isFull: page.terms === known || bonus >= NAMED / 2,
        score: Math.floor(sum * (total + 3 * page.covered) / Math.max(1, 12 * total)),
        bonus: bonus
      });
    });
    all.sort(function (a, b) {
      return (b.isFull - a.isFull) || (b.score + b.bonus - a.score - a.bonus) || (a.page - b.page);
    });
    const full = all.filter(function (it) { return it.isFull; }).length;
    if (full >= FEW) {
      all.length = full;
    } else {
      const most = all.reduce(function (n, it) { return Math.max(n, it.score); }, 0);
      all = all.filter(function (it) { return it.isFull || 4 * it.score >= most; }).slice(0, MOST);
    }
    return { all: all, weights: weights };
  }

  function bestUnit(units, page) {
    let best = page, most = 0;
    units.forEach(function (sum, unit) {
      if (sum > most || (sum === most && unit < best)) { best = unit; most = sum; }
    });
    return best;
  }

  search.candidates = candidates;
})(window.opsbookSearch);
