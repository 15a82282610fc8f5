// Tables are put in order by a click on the head of a column: up, down, as written.
// Amounts, lengths of time and days go by what they mean, words as a dictionary has them
// (Chinese by its sound), numbers inside of words by their value. Empty cells come last.
(function () {
  "use strict";
  var FEW = 3;
  var DAY = /^\d{4}-\d\d(-\d\d)?/;
  var NUMBER = /^[^\d\s]{0,2}?\s*([-−+]?\d[\d,]*(?:\.\d+)?)\s*([^\d\s,;，；]*)/;
  var MINUTE = 1;
  var HOUR = 60;
  var DAYS = 24 * HOUR;
  // The longer words first: a month is no minute.
  var UNITS = [
    ["亿", 1e8], ["万", 1e4],
    ["分钟", MINUTE], ["min", MINUTE], ["小时", HOUR], ["hour", HOUR], ["个工作日", DAYS], ["工作日", DAYS],
    ["working", DAYS], ["天", DAYS], ["日", DAYS], ["day", DAYS], ["周", 7 * DAYS], ["week", 7 * DAYS],
    ["个月", 30 * DAYS], ["月", 30 * DAYS], ["month", 30 * DAYS], ["年", 365 * DAYS], ["year", 365 * DAYS]
  ];

  function text(cell) { return cell ? cell.textContent.trim() : ""; }

  // The amount that a text begins with; none if it does not.
  function amount(it) {
    var found = NUMBER.exec(it);
    if (!found) { return null; }
    var unit = UNITS.filter(function (u) { return found[2].indexOf(u[0]) === 0; })[0];
    return Number(found[1].replace(/,/g, "").replace("−", "-")) * (unit ? unit[1] : 1);
  }

  function order(texts, isCounted) {
    var said = texts.filter(Boolean);
    // The order of Chinese words is that of others too, as far as these are in Latin letters.
    var words = new Intl.Collator("zh-CN", { numeric: true });
    var days = said.every(function (it) { return DAY.test(it); });
    var amounts = isCounted && !days && said.every(function (it) { return amount(it) !== null; });
    return function (a, b) {
      if (!a || !b) { return a ? -1 : b ? 1 : 0; }
      return (amounts && amount(a) - amount(b)) || words.compare(a, b);
    };
  }

  function sortable(table) {
    if (!table.tHead || !table.tBodies.length || table.querySelector("[colspan], [rowspan]")) { return null; }
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    return rows.length > FEW ? rows : null;
  }

  function prepare(table, rows, word) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var name = text(head);
      if (!name || head.querySelector("a, button")) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.title = word + name;
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var before = head.getAttribute("aria-sort");
        var next = !before ? "ascending" : before === "ascending" ? "descending" : "";
        heads.forEach(function (it) { it.removeAttribute("aria-sort"); });
        if (next) { head.setAttribute("aria-sort", next); }
        // A version `3.10` comes after `3.9`: it is no amount.
        var isCounted = !head.classList.contains("col-version");
        var compare = order(rows.map(function (it) { return text(it.cells[column]); }), isCounted);
        var sorted = !next ? rows : rows.slice().sort(function (a, b) {
          var one = text(a.cells[column]);
          var other = text(b.cells[column]);
          return next === "descending" && one && other ? compare(other, one) : compare(one, other);
        });
        sorted.forEach(function (it) { table.tBodies[0].appendChild(it); });
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var word = document.body.getAttribute("data-sort") || "";
    document.querySelectorAll(".table > table").forEach(function (table) {
      var rows = sortable(table);
      if (rows) { prepare(table, rows, word); }
    });
  });
}());
