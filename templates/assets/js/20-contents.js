// The heading being read is marked in the contents of the page: the last one above a line in the
// upper third of the window.
(function () {
  "use strict";
  var LINE = "100000px 0px -67% 0px";

  document.addEventListener("DOMContentLoaded", function () {
    var toc = document.querySelector(".toc");
    if (!toc || !window.IntersectionObserver) { return; }
    var links = Array.prototype.slice.call(toc.querySelectorAll("a"));
    var passed = links.map(function () { return false; });
    var headings = links.map(function (a) {
      return document.getElementById(decodeURIComponent(a.hash.slice(1)));
    });
    function mark(at) {
      links.forEach(function (a, i) {
        if (i === at) { a.setAttribute("aria-current", "location"); } else { a.removeAttribute("aria-current"); }
      });
      var box = links[at].getBoundingClientRect();
      var frame = toc.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) { toc.scrollTop += box.top - frame.top - frame.height / 2; }
    }
    var watch = new IntersectionObserver(function (changes) {
      changes.forEach(function (it) { passed[headings.indexOf(it.target)] = it.isIntersecting; });
      mark(Math.max(passed.lastIndexOf(true), 0));
    }, { rootMargin: LINE });
    headings.forEach(function (it) { if (it) { watch.observe(it); } });
    // What stands near the end of the page never comes up to the line.
    links.forEach(function (a, i) {
      a.addEventListener("click", function () { setTimeout(function () { mark(i); }, 120); });
    });
  });
}());
