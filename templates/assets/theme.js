// The little that needs a script. Pages are complete without it.
// Loaded first in the head, so that the colours are right before anything is drawn.
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

  // The switch: as the system, light, dark.
  function schemeSwitch() {
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
  }

  // The side navigation and the contents are always open where there is room; style.css does
  // that in newer browsers, this does it in older ones. On a phone the drawer closes by Escape,
  // by a touch beside it, and when the focus leaves it.
  function drawers() {
    var drawer = document.querySelector(".drawer");
    var toc = document.querySelector(".toc");
    function follow(query, box) {
      if (!box) { return; }
      var wide = matchMedia(query);
      function set() { box.open = wide.matches; }
      set();
      wide.addEventListener("change", set);
    }
    follow("(min-width: 60em)", drawer);
    follow("(min-width: 80em)", toc);
    if (!drawer) { return; }
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
    var here = drawer.querySelector("[aria-current]");
    var panel = drawer.querySelector(".drawer-panel");
    function show() {
      if (here && panel && panel.clientHeight && here.offsetTop > panel.clientHeight * 0.7) {
        panel.scrollTop = here.offsetTop - panel.clientHeight / 3;
      }
    }
    drawer.addEventListener("toggle", show);
    addEventListener("load", show);
  }

  // The heading being read is marked in the contents.
  function reading() {
    var links = Array.prototype.slice.call(document.querySelectorAll(".toc a"));
    if (!links.length) { return; }
    var marks = links.map(function (a) {
      return document.getElementById(decodeURIComponent(a.hash.slice(1)));
    });
    var waiting = false;
    function mark() {
      waiting = false;
      var at = 0;
      marks.forEach(function (m, i) { if (m && m.getBoundingClientRect().top < 120) { at = i; } });
      links.forEach(function (a, i) {
        if (i === at) { a.setAttribute("aria-current", "true"); } else { a.removeAttribute("aria-current"); }
      });
    }
    addEventListener("scroll", function () {
      if (!waiting) { waiting = true; requestAnimationFrame(mark); }
    }, { passive: true });
    mark();
  }

  // What scrolls is reached by the keyboard; a table that does not needs no stop.
  function tables() {
    var boxes = document.querySelectorAll(".table, .excerpt, .prose pre");
    function look() {
      boxes.forEach(function (b) {
        if (b.scrollWidth > b.clientWidth + 1) { b.tabIndex = 0; } else { b.removeAttribute("tabindex"); }
      });
    }
    addEventListener("load", look);
    if (window.ResizeObserver) {
      var watch = new ResizeObserver(look);
      boxes.forEach(function (b) { watch.observe(b.firstElementChild || b); });
    }
    addEventListener("resize", look);
  }

  // Registers: rows by words, columns in order.
  function register() {
    var box = document.querySelector(".register table");
    if (!box || !box.tBodies.length) { return; }
    var body = box.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var line = document.querySelector(".filter");
    if (line && rows.length > 5) {
      var input = line.querySelector("input");
      var count = line.querySelector(".filter-count");
      var texts = rows.map(function (r) { return r.textContent.normalize("NFKC").toLowerCase(); });
      line.hidden = false;
      input.addEventListener("input", function () {
        var asked = input.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
        var n = 0;
        rows.forEach(function (r, i) {
          r.hidden = !asked.every(function (w) { return texts[i].indexOf(w) >= 0; });
          if (!r.hidden) { n += 1; }
        });
        count.textContent = !asked.length ? "" : n ? n + " " + line.getAttribute("data-some") : line.getAttribute("data-none");
      });
    }
    var lang = root.lang || "zh";
    var order = new Intl.Collator(lang, { numeric: true });
    var word = document.querySelector(".register").getAttribute("data-sort");
    Array.prototype.forEach.call(box.tHead.rows[0].cells, function (cell, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.title = word + cell.textContent;
      button.textContent = cell.textContent;
      cell.textContent = "";
      cell.appendChild(button);
      button.addEventListener("click", function () {
        var down = cell.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(box.tHead.rows[0].cells, function (c) { c.removeAttribute("aria-sort"); });
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        rows.sort(function (a, b) {
          return (down ? -1 : 1) * order.compare(a.cells[column].textContent, b.cells[column].textContent);
        });
        rows.forEach(function (r) { body.appendChild(r); });
      });
    });
  }

  // Search is fetched when it is first wanted: by the button, by a key, or because the address asks.
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

  document.addEventListener("DOMContentLoaded", function () {
    search();
    schemeSwitch();
    drawers();
    reading();
    tables();
    register();
  });
}());
