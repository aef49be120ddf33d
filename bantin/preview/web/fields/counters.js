/* How long a text is, as officers count it, and how much more its field has room for. Nothing is counted mid-syllable. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  /** Count beside a box: {el, tell()}; `tell` after its value was set. */
  desk.counter = (input, id, most) => {
    const el = h("span", { class: "counter", id });
    const tell = () => {
      const text = input.value.trim();
      const words = text ? text.split(/\s+/).length : 0;
      const left = most ? most - [...text].length : null;
      const told = [words ? desk.t("words", { n: words }) : ""];
      if (words && left !== null) told.push(desk.t(left < 0 ? "lettersOver" : "lettersLeft", { n: Math.abs(left) }));
      desk.write(el, told.filter(Boolean).join(", "));
      desk.put(el, "data-over", left !== null && left < 0);
    };
    input.addEventListener("input", (event) => event.isComposing || tell());
    input.addEventListener("compositionend", tell);
    return { el, tell };
  };
})();
