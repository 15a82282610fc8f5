// The answers: the best candidates are read again in full, as src/search/answer.rs does.
(function (search) {
  "use strict";
  const t = search.tokens;
  const FILES = 9, PAGES = 40;

  function isPhrase(asked) {
    return asked.terms.length > 1 && asked.terms[0].text !== asked.squeezed;
  }

  function reread(shelf, asked, weights, candidate, unit) {
    const title = unit[1], names = unit[3], sections = unit[4];
    function weigh(folded) {
      return asked.terms.reduce(function (sum, term, at) {
        return search.places(term, folded).length ? sum + weights[at] : sum;
      }, 0);
    }
    function saysIt(line) { return isPhrase(asked) && t.squeezed(line).indexOf(asked.squeezed) >= 0; }
    const total = Math.max(1, weights.reduce(function (a, b) { return a + b; }, 0));
    const inTitle = weigh(t.folded(title + "\n" + names.join("\n")));
    let says = saysIt(title);
    let best = 0;
    let shown = { anchor: "", heading: "", line: sections.length ? sections[0][2].split("\n")[0] : "" };
    sections.forEach(function (section) {
      const lines = section[2].split("\n");
      [section[1]].concat(lines).forEach(function (line, number) {
        const here = saysIt(line);
        says = says || here;
        const weight = weigh(t.folded(line)) + (here ? total : 0);
        if (weight > best) {
          best = weight;
          shown = { anchor: section[0], heading: section[1], line: number ? line : lines[0] };
        }
      });
    });
    const near = Math.min(best, total);
    // Where no page has all terms, those that say what to do come before those that list things.
    const twice = !candidate.isFull && shelf.sorts[unit[2]][2] ? 2 : 1;
    const worth = (8 * total + (says ? 4 * total : 0) + 4 * near + 4 * inTitle) * twice;
    const isWhole = inTitle >= best;
    return {
      isFull: candidate.isFull,
      page: candidate.page,
      score: Math.floor(candidate.score * worth / (8 * total)) + candidate.bonus,
      address: unit[0],
      title: title,
      sort: unit[2],
      names: names,
      anchor: isWhole ? "" : shown.anchor,
      heading: isWhole ? "" : shown.heading,
      line: shown.line
    };
  }

  // Promises the first answers, how many there are, whether any has every term, and a way to more.
  function ask(shelf, text) {
    const asked = search.question(text);
    if (!asked.terms.length) { return Promise.resolve({ asked: asked, answers: [], count: 0, isFull: true, more: null }); }
    return search.candidates(asked, shelf).then(function (found) {
      return read(shelf, asked, found, 0);
    });
  }

  function read(shelf, asked, found, from) {
    const files = [];
    let end = from;
    while (end < found.all.length && end < from + PAGES) {
      const file = shelf.textFile(found.all[end].unit).file;
      if (files.indexOf(file) < 0) {
        if (files.length === FILES) { break; }
        files.push(file);
      }
      end += 1;
    }
    return shelf.load(files.map(function (it) { return "x" + it; })).then(function () {
      const answers = found.all.slice(from, end).map(function (candidate) {
        const place = shelf.textFile(candidate.unit);
        return reread(shelf, asked, found.weights, candidate, shelf.content("x" + place.file)[place.at]);
      });
      answers.sort(function (a, b) {
        return (b.isFull - a.isFull) || (b.score - a.score) || (a.page - b.page);
      });
      const more = end < found.all.length ? function () { return read(shelf, asked, found, end); } : null;
      const isFull = found.all.length > 0 && found.all[0].isFull;
      return { asked: asked, answers: answers, count: found.all.length, isFull: isFull, more: more };
    });
  }

  search.ask = ask;
})(window.opsbookSearch);
