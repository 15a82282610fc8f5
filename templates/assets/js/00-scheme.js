// Light and dark: as the system, or as the reader chose. The scripts are loaded first in the head,
// so that the colours are right before anything is drawn.
(function () {
  "use strict";
  var root = document.documentElement;
  var schemes = ["system", "light", "dark"];

  function stored() {
    try { return localStorage.getItem("opsbook-scheme"); } catch (e) { return null; }
  }
  function store(name) {
    try {
      if (name === "system") { localStorage.removeItem("opsbook-scheme"); }
      else { localStorage.setItem("opsbook-scheme", name); }
    } catch (e) { /* no storage: the choice lasts for this page */ }
  }
  function apply(name) {
    if (name === "light" || name === "dark") { root.setAttribute("data-theme", name); }
    else { root.removeAttribute("data-theme"); }
  }
  root.setAttribute("data-js", "");
  apply(stored());

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector(".scheme");
    if (!button) { return; }
    var word = button.querySelector(".sr");
    function show() {
      var name = root.getAttribute("data-theme") || "system";
      var text = button.getAttribute("data-" + name);
      button.title = text;
      if (word) { word.textContent = text; }
      return name;
    }
    show();
    button.addEventListener("click", function () {
      var next = schemes[(schemes.indexOf(show()) + 1) % schemes.length];
      apply(next);
      store(next);
      show();
    });
  });
}());
