// Sections of the side navigation fold. What lies below one that is not on the way to this page is
// a file of its own, which is fetched when somebody unfolds it; what he unfolded stays so from page
// to page. Without a script each section leads to its page, which lists the same.
(function () {
  "use strict";
  var KEY = "opsbook-unfolded";

  // The address of a section, the same on each page and in each tab.
  function place(li) { return li.firstElementChild.pathname; }

  function unfolded() {
    try { return JSON.parse(sessionStorage.getItem(KEY)) || []; } catch (e) { return []; }
  }

  function keep(li, is) {
    var all = unfolded().filter(function (it) { return it !== place(li); });
    if (is) { all.push(place(li)); }
    try { sessionStorage.setItem(KEY, JSON.stringify(all)); } catch (e) { /* not kept */ }
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
    var open = unfolded();

    function show(li, button, is) {
      var list = li.querySelector(":scope > ul");
      button.setAttribute("aria-expanded", String(is));
      if (list) { list.hidden = !is; return; }
      var address = li.getAttribute("data-below");
      if (!is || !address) { return; }
      li.removeAttribute("data-below");
      var script = document.createElement("script");
      script.src = address;
      script.opsbookBelow = function (items) {
        list = li.appendChild(document.createElement("ul"));
        items.forEach(function (it) { list.appendChild(entry(it, root)); });
        list.hidden = button.getAttribute("aria-expanded") === "false";
        folding(list);
      };
      script.onerror = function () { location.href = li.firstElementChild.href; };
      document.head.appendChild(script);
    }

    function folding(box) {
      box.querySelectorAll("li").forEach(function (li) {
        var list = li.querySelector(":scope > ul");
        if (!list && !li.hasAttribute("data-below")) { return; }
        var button = document.createElement("button");
        button.type = "button";
        button.className = "fold";
        var title = li.querySelector(".tree-text").textContent;
        button.setAttribute("aria-label", nav.getAttribute("data-fold").replace("{}", title));
        li.insertBefore(button, li.firstElementChild.nextSibling);
        show(li, button, !!list || open.indexOf(place(li)) >= 0);
        button.addEventListener("click", function () {
          var is = button.getAttribute("aria-expanded") === "false";
          show(li, button, is);
          keep(li, is);
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
