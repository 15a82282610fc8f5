// The preview follows the edits. Only `opsbook serve` puts this into pages; what is published has
// none of it.
(function () {
  "use strict";
  var script = document.currentScript;
  var own = script.getAttribute("data-edition");
  var source = null;
  var panel = null;
  var shown = null;

  // The place in the page outlives a new edition, and what was closed stays closed.
  function remember(key, value) {
    try { sessionStorage.setItem("opsbook-live-" + key, value); } catch (e) { /* no storage: the page begins at its top */ }
  }
  function recall(key) {
    try { return sessionStorage.getItem("opsbook-live-" + key); } catch (e) { return null; }
  }
  function reload() {
    if (source) { source.close(); }
    remember("place", JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  }
  function restore() {
    var place = null;
    try { place = JSON.parse(recall("place")); } catch (e) { /* not ours */ }
    remember("place", "null");
    if (place && place[0] === location.pathname) { scrollTo({ left: place[1], top: place[2], behavior: "instant" }); }
  }

  function element(name, kind, text) {
    var it = document.createElement(name);
    if (kind) { it.className = kind; }
    if (text) { it.textContent = text; }
    return it;
  }

  // Message and help name what to write between backticks.
  function words(kind, text) {
    var line = element("p", kind);
    text.split("`").forEach(function (piece, i) {
      if (!piece) { return; }
      line.appendChild(i % 2 ? element("code", "", piece) : document.createTextNode(piece));
    });
    return line;
  }

  function close() {
    if (!panel) { return; }
    var inside = panel.contains(document.activeElement);
    panel.remove();
    panel = null;
    if (shown) {
      remember("closed", JSON.stringify(shown));
      badge(shown, inside);
    }
  }

  // What is left of the notice when it is closed: a button that brings it back.
  function badge(notice, focus) {
    panel = element("aside", "opsbook-live opsbook-live-small");
    panel.lang = notice.lang;
    panel.setAttribute("aria-label", notice.label);
    var button = element("button", "", notice.badge);
    button.type = "button";
    button.addEventListener("click", function () {
      panel.remove();
      open(notice, true);
    });
    panel.appendChild(button);
    document.body.appendChild(panel);
    if (focus) { button.focus(); }
  }

  function open(notice, focus) {
    panel = element("aside", "opsbook-live");
    panel.lang = notice.lang;
    panel.setAttribute("aria-label", notice.label);
    var head = element("div", "opsbook-live-head");
    var title = element("p", "opsbook-live-title", notice.title);
    title.setAttribute("role", "status");
    var button = element("button", "", notice.close);
    button.type = "button";
    button.addEventListener("click", close);
    head.appendChild(title);
    head.appendChild(button);
    panel.appendChild(head);
    if (notice.text) { panel.appendChild(element("p", "", notice.text)); }
    var list = element("ol");
    notice.items.forEach(function (item) {
      var row = element("li");
      row.appendChild(words("opsbook-live-message", item.message));
      if (item.place) { row.appendChild(element("p", "opsbook-live-place", item.place)); }
      if (item.excerpt) { row.appendChild(element("pre", "", item.excerpt)); }
      if (item.help) { row.appendChild(words("opsbook-live-help", item.help)); }
      list.appendChild(row);
    });
    panel.appendChild(list);
    if (notice.more) { panel.appendChild(element("p", "", notice.more)); }
    document.body.appendChild(panel);
    if (focus) { button.focus(); }
  }

  function show(notice) {
    if (JSON.stringify(notice) === JSON.stringify(shown) && (panel || !notice)) { return; }
    if (panel) { panel.remove(); panel = null; }
    shown = notice;
    if (!notice) { return; }
    if (notice.open && recall("closed") !== JSON.stringify(notice)) { open(notice, false); } else { badge(notice, false); }
  }

  function listen() {
    if (source) { return; }
    source = new EventSource(script.getAttribute("data-events"));
    source.addEventListener("edition", function (event) {
      var news = JSON.parse(event.data);
      if (news.edition !== own) { reload(); } else { show(news.notice); }
    });
  }
  // Browsers allow six connections to one place: a page that nobody sees needs none.
  function follow() {
    if (document.hidden) {
      if (source) { source.close(); source = null; }
    } else { listen(); }
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && panel && !panel.classList.contains("opsbook-live-small")) { close(); }
  });
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", function () { source = null; follow(); });
  addEventListener("pagehide", function () { if (source) { source.close(); } });
  addEventListener("load", restore);
}());
