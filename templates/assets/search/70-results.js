// Results as nodes: groups of links. In the dialog they are options of a list box, on the page of
// search plain lists.
(function (search) {
  "use strict";
  const BEST = 3, ROOM = 150;

  function element(name, className, text) {
    const it = document.createElement(name);
    if (className) { it.className = className; }
    if (text !== undefined) { it.textContent = text; }
    return it;
  }

  // Where an answer is read: its page, what was asked, the heading.
  function address(root, text, answer) {
    const path = answer.address.split("/").map(encodeURIComponent).join("/");
    const anchor = answer.anchor ? "#" + encodeURIComponent(answer.anchor) : "";
    return root + path + "?q=" + encodeURIComponent(text) + anchor;
  }

  // The best answers first, in a group of their own; the others by sort, in the order of the best.
  function grouped(answers, shelf) {
    const groups = [];
    function into(name, title, answer) {
      let group = groups.find(function (it) { return it.name === name; });
      if (!group) {
        group = { name: name, title: title, answers: [] };
        groups.push(group);
      }
      group.answers.push(answer);
    }
    const sorts = new Set(answers.map(function (it) { return it.sort; }));
    const best = sorts.size > 1 && answers.length > BEST ? BEST : 0;
    answers.forEach(function (answer, at) {
      if (at < best) { into("best", search.words.search_best, answer); return; }
      const sort = shelf.sorts[answer.sort];
      into(sort[0], sort[1], answer);
    });
    return groups;
  }

  function link(results, answer, inBest) {
    const it = element("a", "search-result");
    it.href = address(results.root, results.text, answer);
    const title = element("span", "search-title");
    search.marks.write(title, results.asked, answer.title);
    it.append(title);
    if (inBest) { it.append(" ", element("span", "search-sort", results.shelf.sorts[answer.sort][1])); }
    const also = answer.names.find(function (name) {
      return search.marks.stretches(results.asked, name).length;
    });
    if (also) {
      const name = element("span", "search-name");
      search.marks.write(name, results.asked, also);
      it.append(" ", name);
    }
    if (answer.heading) {
      const heading = element("span", "search-heading");
      search.marks.write(heading, results.asked, answer.heading);
      it.append(" ", heading);
    }
    if (answer.line) {
      const line = element("span", "search-line");
      search.marks.write(line, results.asked, search.marks.excerpt(results.asked, answer.line, ROOM));
      it.append(" ", line);
    }
    return it;
  }

  // Options of a list box: gives them in order.
  function options(box, results) {
    const all = [];
    box.replaceChildren();
    grouped(results.answers, results.shelf).forEach(function (group, number) {
      const part = element("div", "search-group");
      part.setAttribute("role", "group");
      const title = element("div", "search-group-title", group.title);
      title.id = "search.group." + number;
      title.setAttribute("role", "presentation");
      part.setAttribute("aria-labelledby", title.id);
      part.append(title);
      group.answers.forEach(function (answer) {
        const it = link(results, answer, group.name === "best");
        it.id = "search.option." + all.length;
        it.setAttribute("role", "option");
        it.setAttribute("aria-selected", "false");
        it.tabIndex = -1;
        all.push(it);
        part.append(it);
      });
      box.append(part);
    });
    return all;
  }

  // Lists under headings.
  function lists(box, results) {
    grouped(results.answers, results.shelf).forEach(function (group) {
      const part = element("section", "search-group");
      part.append(element("h2", "search-group-title", group.title));
      const list = element("ol", "search-results");
      group.answers.forEach(function (answer) {
        const item = element("li");
        item.append(link(results, answer, group.name === "best"));
        list.append(item);
      });
      part.append(list);
      box.append(part);
    });
  }

  // What is said of the results, for eyes and for screen readers.
  function summary(results) {
    const words = search.words;
    if (!results.asked.terms.length) { return ""; }
    if (!results.count) { return words.search_none; }
    const count = results.count + " " + (results.count === 1 ? words.search_one : words.search_some);
    return results.isFull ? count : words.search_partly + " " + count;
  }

  search.results = { element: element, options: options, lists: lists, summary: summary };
})(window.opsbookSearch);
