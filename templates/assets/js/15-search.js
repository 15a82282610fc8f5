// Search is fetched when it is first wanted: by the button, by a key, or because the address asks.
(function () {
  "use strict";
  function search() {
    var home = document.querySelector(".search");
    if (!home) { return; }
    var waiting = null;
    function start(name) {
      if (waiting) { waiting.push(name); return; }
      if (window.opsbookSearch) { window.opsbookSearch[name](home); return; }
      waiting = [name];
      var script = document.createElement("script");
      script.src = home.getAttribute("data-script");
      script.onload = function () {
        var all = waiting;
        waiting = null;
        all.forEach(start);
      };
      script.onerror = function () { location.href = home.getAttribute("data-page"); };
      document.head.appendChild(script);
    }
    var button = home.querySelector(".search-open");
    if (button) { button.addEventListener("click", function () { start("open"); }); }
    document.addEventListener("keydown", function (e) {
      var at = document.activeElement;
      var types = at && (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable);
      var slash = e.key === "/" && !types && !e.ctrlKey && !e.metaKey && !e.altKey;
      var k = e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey) && !e.altKey && !e.shiftKey;
      if (e.defaultPrevented || !(slash || k)) { return; }
      e.preventDefault();
      start("open");
    });
    if (/[?&]q=/.test(location.search) || document.querySelector(".search-page")) { start("arrive"); }
  }

  document.addEventListener("DOMContentLoaded", search);
})();
