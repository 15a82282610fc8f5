// On a long page the way back to the top stays at hand once one has read on.
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var link = document.querySelector(".to-top");
    var head = document.querySelector(".head");
    if (!link || !head || !window.IntersectionObserver) { return; }
    new IntersectionObserver(function (changes) {
      link.classList.toggle("to-top-near", !changes[changes.length - 1].isIntersecting);
    }, { rootMargin: "600px 0px 0px 0px" }).observe(head);
  });
}());
