// Where in a text the asked terms stand, and how they are marked: in results by <mark>, on the page
// that a result leads to by the highlights of the browser, or by <mark> in older ones.
(function (search) {
  "use strict";
  const NAME = "search";
  const BLOCKS = "p,li,td,th,dt,dd,h1,h2,h3,h4,h5,h6,pre,figcaption,caption,summary,div,section";

  // The stretches of `text` in which terms stand: [[from, to], …], in order, none touching another.
  function stretches(asked, text) {
    let folded = "";
    const from = [], to = [];
    let at = 0;
    for (const c of text) {
      const piece = search.tokens.folded(c);
      for (let i = 0; i < piece.length; i += 1) { from.push(at); to.push(at + c.length); }
      folded += piece;
      at += c.length;
    }
    const found = [];
    asked.terms.forEach(function (term) {
      search.places(term, folded).forEach(function (place) {
        found.push([from[place], to[place + term.text.length - 1]]);
      });
    });
    found.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    return found.reduce(function (all, it) {
      const last = all[all.length - 1];
      if (last && it[0] <= last[1]) { last[1] = Math.max(last[1], it[1]); } else { all.push(it); }
      return all;
    }, []);
  }

  // `text` as nodes below `parent`, what was asked marked.
  function write(parent, asked, text) {
    let at = 0;
    stretches(asked, text).forEach(function (it) {
      parent.append(text.slice(at, it[0]));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(it[0], it[1]);
      parent.append(mark);
      at = it[1];
    });
    parent.append(text.slice(at));
  }

  // The part of a long line around the place where most is marked.
  function excerpt(asked, line, room) {
    const text = line.replace(/\t/g, " · ");
    if (text.length <= room) { return text; }
    const all = stretches(asked, text);
    let best = 0, most = -1;
    all.forEach(function (it) {
      const inside = all.filter(function (o) { return o[0] >= it[0] && o[1] <= it[0] + room * 0.7; });
      const sum = inside.reduce(function (n, o) { return n + o[1] - o[0]; }, 0);
      if (sum > most) { most = sum; best = it[0]; }
    });
    let start = Math.max(0, Math.min(best - Math.floor(room * 0.2), text.length - room));
    let end = Math.min(text.length, start + room);
    // No character is cut in two, and no word if a gap is near.
    const gap = text.slice(start, start + 12).search(/[\s，。；、,.;]/);
    if (start > 0 && gap >= 0 && start + gap < best) { start += gap + 1; }
    if (/[\udc00-\udfff]/.test(text.charAt(start))) { start += 1; }
    if (/[\udc00-\udfff]/.test(text.charAt(end))) { end += 1; }
    return (start > 0 ? "…" : "") + text.slice(start, end) + (end < text.length ? "…" : "");
  }

  // All text of a page: one string, lines parted by line breaks, and where each node begins.
  function textOf(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "", block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent.closest("script,style,nav,.search-page,[hidden]")) { continue; }
      const now = parent.closest(BLOCKS);
      if (block && now !== block) { text += "\n"; }
      block = now;
      nodes.push({ node: node, from: text.length });
      text += node.data;
    }
    return { text: text, nodes: nodes };
  }

  function place(nodes, at, isEnd) {
    let low = 0, high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].from < at || (!isEnd && nodes[middle].from === at)) { low = middle; } else { high = middle - 1; }
    }
    return { node: nodes[low].node, offset: Math.min(at - nodes[low].from, nodes[low].node.length) };
  }

  // Marks on the page what was asked. Gives what takes the marks away.
  function markPage(asked, root) {
    const page = textOf(root);
    const ranges = stretches(asked, page.text).map(function (it) {
      const start = place(page.nodes, it[0], false), end = place(page.nodes, it[1], true);
      const range = document.createRange();
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      return range;
    });
    const first = ranges.length ? ranges[0].startContainer.parentElement : null;
    if (window.CSS && CSS.highlights && window.Highlight) {
      const highlight = new Highlight();
      ranges.forEach(function (it) { highlight.add(it); });
      CSS.highlights.set(NAME, highlight);
      return { first: first, count: ranges.length, clear: function () { CSS.highlights.delete(NAME); } };
    }
    const marks = [];
    ranges.reverse().forEach(function (range) {
      if (range.startContainer !== range.endContainer) { return; }
      const mark = document.createElement("mark");
      range.surroundContents(mark);
      marks.push(mark);
    });
    return {
      first: first,
      count: marks.length,
      clear: function () {
        marks.forEach(function (it) { it.replaceWith.apply(it, Array.from(it.childNodes)); });
      }
    };
  }

  search.marks = { stretches: stretches, write: write, excerpt: excerpt, markPage: markPage };
})(window.opsbookSearch);
