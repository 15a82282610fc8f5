// Whether a review is due is decided on the day of reading: the page only says when.
(function () {
  "use strict";

  // A day as pages write it, some days from now, in the reader's own time.
  function dayIn(days) {
    var it = new Date();
    it.setDate(it.getDate() + days);
    function two(n) { return (n < 10 ? "0" : "") + n; }
    return it.getFullYear() + "-" + two(it.getMonth() + 1) + "-" + two(it.getDate());
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("time.due").forEach(function (it) {
      var day = it.textContent.trim();
      var state = day < dayIn(0) ? "overdue" : day <= dayIn(Number(it.getAttribute("data-days"))) ? "soon" : "";
      if (!state) { return; }
      var mark = document.createElement("span");
      mark.className = "due-mark due-" + state;
      mark.textContent = it.getAttribute("data-" + state);
      it.parentNode.insertBefore(mark, it.nextSibling);
      it.parentNode.insertBefore(document.createTextNode(" "), mark);
    });
  });
}());
