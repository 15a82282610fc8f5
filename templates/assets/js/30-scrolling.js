// What scrolls sideways is reached by the keyboard; what does not needs no stop.
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var boxes = document.querySelectorAll(".table, .excerpt, .prose pre");
    function look() {
      boxes.forEach(function (it) {
        if (it.scrollWidth > it.clientWidth + 1) { it.tabIndex = 0; } else { it.removeAttribute("tabindex"); }
      });
    }
    addEventListener("load", look);
    addEventListener("resize", look);
    if (window.ResizeObserver) {
      var watch = new ResizeObserver(look);
      boxes.forEach(function (it) { watch.observe(it.firstElementChild || it); });
    }
  });
}());
