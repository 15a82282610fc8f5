// The side navigation and the contents are always open where there is room; the style sheet does
// that in newer browsers, this does it in older ones. On a phone the drawer closes by Escape, by a
// touch beside it, and when the focus leaves it. Where it was scrolled to is kept between pages.
(function () {
  "use strict";

  function follow(query, box) {
    if (!box) { return; }
    var wide = matchMedia(query);
    function set() { box.open = wide.matches; }
    set();
    wide.addEventListener("change", set);
  }

  function closing(drawer) {
    var narrow = matchMedia("(max-width: 59.99em)");
    function close(focus) {
      if (!narrow.matches || !drawer.open) { return; }
      drawer.open = false;
      if (focus) { drawer.querySelector("summary").focus(); }
    }
    document.addEventListener("keydown", function (e) { if (e.key === "Escape") { close(true); } });
    document.addEventListener("click", function (e) { if (!drawer.contains(e.target)) { close(false); } });
    drawer.addEventListener("focusout", function (e) {
      if (e.relatedTarget && !drawer.contains(e.relatedTarget)) { close(false); }
    });
  }

  function keeping(drawer, panel) {
    var key = "opsbook-side";
    var here = panel.querySelector("[aria-current]");
    function show() {
      if (!panel.clientHeight) { return; }
      try { panel.scrollTop = Number(sessionStorage.getItem(key)) || 0; } catch (e) { /* from the top */ }
      if (!here) { return; }
      var at = here.getBoundingClientRect().top - panel.getBoundingClientRect().top;
      if (at < 0 || at > panel.clientHeight - 40) { panel.scrollTop += at - panel.clientHeight / 3; }
    }
    addEventListener("pagehide", function () {
      try { sessionStorage.setItem(key, String(panel.scrollTop)); } catch (e) { /* not kept */ }
    });
    drawer.addEventListener("toggle", show);
    show();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var drawer = document.querySelector(".drawer");
    follow("(min-width: 60em)", drawer);
    follow("(min-width: 80em)", document.querySelector(".toc"));
    if (!drawer) { return; }
    closing(drawer);
    var panel = drawer.querySelector(".drawer-panel");
    if (panel) { keeping(drawer, panel); }
  });
}());
