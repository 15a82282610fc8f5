// The dialog of search: a field, and below it the answers as one types.
(function (search) {
  "use strict";
  const PAUSE = 120;

  // Files are scripts: they load from a disk as well as from a host.
  function fetch(base, version) {
    return function (name) {
      return new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = base + name + ".js" + (version ? "?v=" + version : "");
        search.waiting.set(name, function (content) {
          search.waiting.delete(name);
          script.remove();
          resolve(content);
        });
        script.onerror = function () {
          search.waiting.delete(name);
          script.remove();
          reject(new Error(name));
        };
        document.head.append(script);
      });
    };
  }

  // The index of the language of the page; asked for once.
  let shelf = null;
  function open(home) {
    if (!shelf) {
      const base = home.getAttribute("data-index");
      shelf = fetch(base)("index").then(function (index) {
        search.words = index.words;
        return new search.Shelf(index, fetch(base, index.version));
      });
      shelf.catch(function () { shelf = null; });
    }
    return shelf;
  }

  // Answers what is typed into `field`, the newest question only. `show` gets the results, or null
  // if they could not be loaded.
  function answering(home, field, show) {
    let newest = 0, timer = 0;
    function ask() {
      const text = field.value.trim();
      const number = newest += 1;
      return open(home).then(function (it) {
        return search.ask(it, text).then(function (results) {
          if (number !== newest) { return; }
          results.text = text;
          results.shelf = it;
          results.root = home.getAttribute("data-root");
          show(results);
        });
      }).catch(function () { if (number === newest) { show(null); } });
    }
    field.addEventListener("input", function (e) {
      clearTimeout(timer);
      if (!e.isComposing) { timer = setTimeout(ask, PAUSE); }
    });
    field.addEventListener("compositionend", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
    return ask;
  }

  // The dialog is made once, when it is first opened.
  let dialog = null;
  function make(home) {
    const el = search.results.element;
    const title = home.getAttribute("aria-label");
    const box = el("dialog", "search-dialog");
    box.setAttribute("aria-label", title);
    const region = el("div", "search-region");
    region.setAttribute("role", "search");
    region.setAttribute("aria-label", title);
    const bar = el("div", "search-bar");
    const field = el("input", "search-field");
    field.type = "search";
    field.id = "search.field";
    field.placeholder = title;
    field.autocomplete = "off";
    field.spellcheck = false;
    field.maxLength = 300;
    field.setAttribute("enterkeyhint", "go");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-label", title);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", "search.list");
    const close = el("button", "search-close", home.getAttribute("data-close"));
    close.type = "button";
    const status = el("p", "search-status");
    status.setAttribute("role", "status");
    const list = el("div", "search-list");
    list.id = "search.list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", title);
    const all = el("a", "search-all");
    all.hidden = true;
    bar.append(field, close);
    region.append(bar, status, list, all);
    box.append(region);
    document.body.append(box);
    return { box: box, field: field, close: close, status: status, list: list, all: all, options: [], at: -1 };
  }

  function choose(d, at) {
    if (d.at >= 0 && d.options[d.at]) { d.options[d.at].setAttribute("aria-selected", "false"); }
    d.at = at;
    const option = d.options[at];
    if (!option) { d.field.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    d.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function keys(d, e) {
    const count = d.options.length;
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) { return; }
    if (e.key === "ArrowDown" && count) { choose(d, (d.at + 1) % count); }
    else if (e.key === "ArrowUp" && count) { choose(d, d.at <= 0 ? count - 1 : d.at - 1); }
    else if (e.key === "Enter") {
      const option = d.options[d.at] || d.options[0];
      if (option) { option.click(); }
    } else { return; }
    e.preventDefault();
  }

  function show(home, d, results) {
    d.all.hidden = !results || !results.text;
    if (results) {
      d.all.href = home.getAttribute("data-page") + "?q=" + encodeURIComponent(results.text);
      d.all.textContent = search.words.search_all;
    }
    d.options = results ? search.results.options(d.list, results) : [];
    if (!results) { d.list.replaceChildren(); }
    d.list.hidden = !d.options.length;
    d.list.scrollTop = 0;
    d.field.setAttribute("aria-expanded", String(d.options.length > 0));
    d.status.textContent = results ? search.results.summary(results) : home.getAttribute("data-failed");
    choose(d, -1);
  }

  // Opens the dialog; when it closes, the focus is where it was.
  search.open = function (home) {
    const before = document.activeElement;
    if (!dialog) {
      const d = dialog = make(home);
      answering(home, d.field, function (results) { show(home, d, results); });
      d.field.addEventListener("keydown", function (e) { keys(d, e); });
      d.close.addEventListener("click", function () { d.box.close(); });
      // A result on the page that one is on only moves there.
      d.list.addEventListener("click", function (e) { if (e.target.closest("a")) { d.box.close(); } });
      d.box.addEventListener("click", function (e) { if (e.target === d.box) { d.box.close(); } });
      // The first Escape in a field of search would only empty it.
      d.box.addEventListener("keydown", function (e) {
        if (e.key === "Escape" && !e.isComposing) { e.preventDefault(); e.stopPropagation(); d.box.close(); }
      });
      d.box.addEventListener("close", function () { if (d.before && d.before.isConnected) { d.before.focus(); } });
    }
    if (dialog.box.open) { dialog.field.select(); return; }
    dialog.before = before;
    dialog.box.showModal();
    dialog.field.focus();
    dialog.field.select();
    open(home).catch(function () { dialog.status.textContent = home.getAttribute("data-failed"); });
  };
  search.answering = answering;
})(window.opsbookSearch);
