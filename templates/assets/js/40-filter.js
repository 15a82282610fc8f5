// Registers: only the rows that hold all the words.
(function () {
  "use strict";
  var FEW = 5;

  function plain(text) { return text.normalize("NFKC").toLowerCase(); }

  document.addEventListener("DOMContentLoaded", function () {
    var table = document.querySelector(".register table");
    var line = document.querySelector(".filter");
    if (!line || !table || !table.tBodies.length) { return; }
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    if (rows.length <= FEW) { return; }
    var input = line.querySelector("input");
    var count = line.querySelector(".filter-count");
    var texts = rows.map(function (it) { return plain(it.textContent); });
    line.hidden = false;
    input.addEventListener("input", function () {
      var asked = plain(input.value).split(/\s+/).filter(Boolean);
      var n = 0;
      rows.forEach(function (row, i) {
        row.hidden = !asked.every(function (it) { return texts[i].indexOf(it) >= 0; });
        if (!row.hidden) { n += 1; }
      });
      count.textContent = !asked.length ? "" : n ? n + " " + line.getAttribute("data-some") : line.getAttribute("data-none");
    });
  });
}());
