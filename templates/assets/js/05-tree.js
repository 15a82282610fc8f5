// Sections of the side navigation fold. What lies below one that is not on the way to this page is
// a file of its own, which is fetched when somebody unfolds it. What he unfolded stays so from page
// to page, and what was fetched is kept for the tab, so that it is there before the page is shown
// and nothing moves; this comes before the script that restores how far the navigation was scrolled.
// Without a script each section leads to its page, which lists the same.
(function () {
  "use strict";
  var UNFOLDED = "opsbook-unfolded";
  var BELOW = "opsbook-below ";

  function kept(key) {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch (e) { return null; }
  }

  function keep(key, value) {
    try { sessionStorage.setItem(key, JSON.stringify(value)); } catch (e) { /* not kept */ }
  }

  // The address of a section, the same on each page.
  function place(li) { return li.firstElementChild.pathname; }

  function note(li, is) {
    var all = (kept(UNFOLDED) || []).filter(function (it) { return it !== place(li); });
    if (is) { all.push(place(li)); }
    keep(UNFOLDED, all);
  }

  // What lies below a section; its name changes with what it holds. `failed` is called if the file
  // is not there, as after a new edition was published.
  function fetched(address, found, failed) {
    var key = BELOW + address.split("/").pop();
    var known = kept(key);
    if (known) { found(known); return; }
    var script = document.createElement("script");
    script.src = address;
    script.opsbookBelow = function (items) {
      keep(key, items);
      found(items);
    };
    script.onerror = failed;
    document.head.appendChild(script);
  }

  function entry(item, root) {
    var li = document.createElement("li");
    var a = li.appendChild(document.createElement("a"));
    a.href = root + item.href;
    var text = a.appendChild(document.createElement("span"));
    text.className = "tree-text";
    text.textContent = item.title;
    if (item.status) {
      var status = a.appendChild(document.createElement("span"));
      status.className = "status status-" + item.status.name;
      status.textContent = item.status.text;
    }
    if (item.state === "more") { li.className = "more"; }
    if (item.below) { li.setAttribute("data-below", root + item.below); }
    return li;
  }

  function tree(nav) {
    var root = nav.getAttribute("data-root");
    var open = kept(UNFOLDED) || [];

    // `failed` is what is done if nothing comes.
    function show(li, button, is, failed) {
      var list = li.querySelector(":scope > ul");
      button.setAttribute("aria-expanded", String(is));
      if (list) { list.hidden = !is; return; }
      var address = li.getAttribute("data-below");
      if (!is || !address) { return; }
      li.removeAttribute("data-below");
      fetched(address, function (items) {
        list = li.appendChild(document.createElement("ul"));
        items.forEach(function (it) { list.appendChild(entry(it, root)); });
        list.hidden = button.getAttribute("aria-expanded") === "false";
        folding(list);
      }, function () {
        li.setAttribute("data-below", address);
        button.setAttribute("aria-expanded", "false");
        failed();
      });
    }

    function folding(box) {
      box.querySelectorAll("li").forEach(function (li) {
        var list = li.querySelector(":scope > ul");
        if (!list && !li.hasAttribute("data-below")) { return; }
        var button = document.createElement("button");
        button.type = "button";
        button.className = "fold";
        var title = li.querySelector(".tree-text").textContent;
        button.setAttribute("aria-label", nav.getAttribute("data-fold").replace("{}", function () { return title; }));
        li.insertBefore(button, li.firstElementChild.nextSibling);
        show(li, button, !!list || open.indexOf(place(li)) >= 0, function () {});
        button.addEventListener("click", function () {
          var is = button.getAttribute("aria-expanded") === "false";
          note(li, is);
          // The page of the section lists the same.
          show(li, button, is, function () { location.href = li.firstElementChild.href; });
        });
      });
    }

    folding(nav);
  }

  window.opsbookBelow = function (items) {
    var script = document.currentScript;
    script.opsbookBelow(items);
    script.remove();
  };

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("nav[data-fold]").forEach(tree);
  });
}());
