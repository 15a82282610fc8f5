// A button on each block of code that copies it.
(function () {
  "use strict";
  var SHOWN = 2000;

  // Where pages are opened from a disk or without encryption, browsers have no clipboard to offer.
  function copy(code) {
    if (navigator.clipboard) { return navigator.clipboard.writeText(code.textContent); }
    var selection = getSelection();
    selection.removeAllRanges();
    var range = document.createRange();
    range.selectNodeContents(code);
    selection.addRange(range);
    var done = document.execCommand("copy");
    selection.removeAllRanges();
    return done ? Promise.resolve() : Promise.reject();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".prose pre > code").forEach(function (code) {
      var pre = code.parentNode;
      var box = document.createElement("div");
      var button = document.createElement("button");
      var word = document.createElement("span");
      box.className = "code";
      button.type = "button";
      button.className = "copy";
      word.setAttribute("aria-live", "polite");
      word.textContent = document.body.getAttribute("data-copy");
      button.appendChild(word);
      pre.parentNode.insertBefore(box, pre);
      box.appendChild(pre);
      box.appendChild(button);
      button.addEventListener("click", function () {
        copy(code).then(function () {
          word.textContent = document.body.getAttribute("data-copied");
          setTimeout(function () { word.textContent = document.body.getAttribute("data-copy"); }, SHOWN);
        }, function () { /* the text can still be selected by hand */ });
      });
    });
  });
}());
