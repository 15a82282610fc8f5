// What `?q=` does: on the page of search it is answered, on any other page it is marked.
(function (search) {
  "use strict";

  function asked() {
    try { return new URLSearchParams(location.search).get("q") || ""; } catch (e) { return ""; }
  }

  // The address says what is asked, so that it can be shared.
  function keep(text) {
    try {
      const url = new URL(location.href);
      if (text) { url.searchParams.set("q", text); } else { url.searchParams.delete("q"); }
      history.replaceState(null, "", url);
    } catch (e) { /* an address that cannot be changed */ }
  }

  function page(home, box) {
    const el = search.results.element;
    const title = home.getAttribute("aria-label");
    const field = el("input", "search-field");
    field.type = "search";
    field.id = "search.page-field";
    field.maxLength = 300;
    field.value = asked();
    const label = el("label", "search-label", title);
    label.htmlFor = field.id;
    const status = el("p", "search-status");
    status.setAttribute("role", "status");
    const list = el("div", "search-lists");
    const more = el("button", "search-more");
    more.type = "button";
    more.hidden = true;
    const region = el("div", "search-region");
    region.setAttribute("role", "search");
    // The bar at the top is a search, too; this one is called as the page is.
    region.setAttribute("aria-label", document.title);
    region.append(label, field, status);
    box.append(region, list, more);
    box.hidden = false;
    let next = null;
    function add(results) {
      search.results.lists(list, results);
      next = results.more && function () {
        return results.more().then(function (it) {
          it.text = results.text;
          it.shelf = results.shelf;
          it.root = results.root;
          add(it);
        });
      };
      more.textContent = search.words.search_more;
      more.hidden = !next;
    }
    const ask = search.answering(home, field, function (results) {
      list.replaceChildren();
      next = null;
      more.hidden = true;
      status.textContent = results ? search.results.summary(results) : home.getAttribute("data-failed");
      if (results) {
        keep(results.text);
        add(results);
      }
    });
    more.addEventListener("click", function () {
      const last = list.querySelectorAll("a").length;
      if (next) {
        next().then(function () {
          const all = list.querySelectorAll("a");
          if (all[last]) { all[last].focus(); }
        });
      }
    });
    if (field.value) { ask(); }
  }

  function mark() {
    const main = document.querySelector("main");
    const question = search.question(asked());
    if (!main || !question.terms.length) { return; }
    const marked = search.marks.markPage(question, main);
    if (!location.hash && marked.first) { marked.first.scrollIntoView({ block: "center" }); }
    document.addEventListener("keydown", function clear(e) {
      if (e.key !== "Escape" || e.defaultPrevented || document.querySelector("dialog[open]")) { return; }
      document.removeEventListener("keydown", clear);
      marked.clear();
      keep("");
    });
  }

  search.arrive = function (home) {
    const box = document.querySelector(".search-page");
    if (box) { page(home, box); } else { mark(); }
  };
})(window.opsbookSearch);
