// Pictures in the text are shown as large as the window by a click; Escape leads back.
(function () {
  "use strict";
  var SMALL = 160;

  function element(name, className) {
    var it = document.createElement(name);
    it.className = className;
    return it;
  }

  function show(picture, word) {
    var dialog = element("dialog", "zoomed");
    var close = element("button", "zoomed-close");
    var large = element("img", "zoomed-picture");
    large.src = picture.currentSrc || picture.src;
    large.alt = picture.alt;
    if (picture.closest(".diagram")) { large.className += " zoomed-drawing"; }
    close.type = "button";
    close.setAttribute("aria-label", word);
    close.textContent = "×";
    dialog.setAttribute("aria-label", picture.alt || word);
    dialog.appendChild(close);
    dialog.appendChild(large);
    document.body.appendChild(dialog);
    dialog.addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("close", function () { dialog.remove(); });
    dialog.showModal();
  }

  function prepare(picture) {
    if (picture.closest("a, button") || picture.naturalWidth < SMALL) { return; }
    var button = element("button", "zoom");
    button.type = "button";
    button.setAttribute("aria-label", document.body.getAttribute("data-zoom") + picture.alt);
    picture.parentNode.insertBefore(button, picture);
    button.appendChild(picture);
    button.addEventListener("click", function () { show(picture, document.body.getAttribute("data-close")); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (!window.HTMLDialogElement) { return; }
    document.querySelectorAll(".prose img").forEach(function (it) {
      if (it.complete) { prepare(it); } else { it.addEventListener("load", function () { prepare(it); }); }
    });
  });
}());
