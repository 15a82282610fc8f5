// The files of the index: src/search/shards.rs says what is in them, src/search/shelf.rs reads them
// in the same way.
(function (search) {
  "use strict";
  const ONE = 60, TWO = 24, THREE = 5, BASE = 90, BLOCK = 256, REACH = 3;
  const t = search.tokens;

  // Numbers and texts, one after the other.
  function Numbers(text) {
    this.text = text;
    this.at = 0;
  }
  Numbers.prototype.more = function () { return this.at < this.text.length; };
  Numbers.prototype.digit = function () {
    const code = this.text.charCodeAt(this.at);
    this.at += 1;
    return (code > 0x5c ? code - 1 : code) - 0x23;
  };
  Numbers.prototype.number = function () {
    const first = this.digit();
    if (first < ONE) { return first; }
    if (first < ONE + TWO) { return ONE + (first - ONE) * BASE + this.digit(); }
    const base = ONE + TWO * BASE;
    if (first < ONE + TWO + THREE) {
      const high = base + (first - ONE - TWO) * BASE * BASE;
      const middle = this.digit() * BASE;
      return high + middle + this.digit();
    }
    let low = 0;
    for (let i = 0; i < 4; i += 1) { low = low * BASE + this.digit(); }
    return base + THREE * BASE * BASE + low;
  };
  // The next characters; those outside of the first plane are two in a string.
  Numbers.prototype.characters = function (count) {
    let end = this.at;
    for (let i = 0; i < count; i += 1) { end += this.text.codePointAt(end) > 0xffff ? 2 : 1; }
    const found = this.text.slice(this.at, end);
    this.at = end;
    return found;
  };
  Numbers.prototype.term = function (before) {
    const shared = this.number();
    const count = this.number();
    return Array.from(before).slice(0, shared).join("") + this.characters(count);
  };

  // The order of code points, which is not that of strings.
  function rank(code) {
    if (code < 0xd800) { return code; }
    return code >= 0xe000 ? code - 0x800 : code + 0x2000;
  }
  function compare(a, b) {
    const denseA = t.classOf(String.fromCodePoint(a.codePointAt(0))) === t.DENSE;
    const denseB = t.classOf(String.fromCodePoint(b.codePointAt(0))) === t.DENSE;
    if (denseA !== denseB) { return denseA ? 1 : -1; }
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i += 1) {
      const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
      if (difference) { return difference; }
    }
    return a.length - b.length;
  }

  // `fetch(name)` promises the content of a file.
  function Shelf(index, fetch) {
    this.fetch = fetch;
    this.units = index.units;
    this.sorts = index.sorts;
    this.firsts = [];
    this.sizes = [];
    this.texts = [];
    this.pageOf = [];
    this.files = new Map();
    let numbers = new Numbers(index.terms);
    let first = "";
    while (numbers.more()) {
      first = numbers.term(first);
      this.firsts.push(first);
      this.sizes.push((numbers.number() + 1) * BLOCK);
    }
    numbers = new Numbers(index.texts);
    for (let unit = 0; numbers.more(); unit += numbers.number()) { this.texts.push(unit); }
    for (let unit = 0; unit < index.units; unit += 1) { this.pageOf.push(unit); }
    numbers = new Numbers(index.goes_on);
    for (let next = 0; numbers.more();) {
      const unit = next + numbers.number();
      next = unit + 1;
      if (unit > 0) { this.pageOf[unit] = this.pageOf[unit - 1]; }
    }
  }

  // Files already asked for are not asked for again.
  Shelf.prototype.load = function (names) {
    const files = this.files, fetch = this.fetch;
    return Promise.all(names.map(function (name) {
      if (!files.has(name)) {
        const file = { content: null };
        file.ready = fetch(name).then(function (content) { file.content = content; }, function (e) {
          files.delete(name);
          throw e;
        });
        files.set(name, file);
      }
      return files.get(name).ready;
    }));
  };
  Shelf.prototype.content = function (name) { return this.files.get(name).content; };

  // The places of the first that does not fit.
  function partition(list, fits) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(list[middle])) { low = middle + 1; } else { high = middle; }
    }
    return low;
  }

  Shelf.prototype.filesOf = function (term, begins) {
    const first = Math.max(0, partition(this.firsts, function (it) { return compare(it, term) <= 0; }) - 1);
    const found = [];
    for (let at = first; at < this.firsts.length && found.length < REACH; at += 1) {
      if (at > first && !(begins && this.firsts[at].startsWith(term))) { break; }
      found.push(at);
    }
    return found;
  };

  Shelf.prototype.postings = function (file, term, begins, found) {
    const numbers = new Numbers(this.content("t" + file));
    let name = "";
    while (numbers.more()) {
      name = numbers.term(name);
      const end = numbers.number() + numbers.at;
      if (name === term || (begins && name.startsWith(term))) {
        const more = Array.from(name).length - Array.from(term).length;
        for (let left = numbers.number(); left > 0;) {
          const level = numbers.number();
          const count = numbers.number();
          for (let i = 0, next = 0; i < count; i += 1) {
            const unit = next + numbers.number();
            next = unit + 1;
            found(more, unit, level);
          }
          left -= Math.max(1, count);
        }
      }
      numbers.at = end;
    }
  };

  Shelf.prototype.textFile = function (unit) {
    const file = Math.max(0, partition(this.texts, function (it) { return it <= unit; }) - 1);
    return { file: file, at: unit - this.texts[file] };
  };

  search.Shelf = Shelf;
})(window.opsbookSearch);
