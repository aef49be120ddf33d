/* What is wrong in other files than the one that is being written: one line, which unfolds into a list that jumps there.
 *
 * `desk.jump(entry, go)` is a button that opens what was found; `desk.elsewhere(go)` is {el, set(file)}.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const UNIT = "content/unit.yaml";
  const THEMES = "templates/themes/"; // colours are changed at the unit's field

  desk.jump = (entry, go) => {
    const el = h("button", { type: "button", class: "jump" }, desk.icon(entry.severity), h("span", { lang: "vi", text: entry.message }));
    const isTheme = entry.file.startsWith(THEMES);
    const item = isTheme || entry.file === UNIT ? "@unit" : entry.file.split("/").at(-1).replace(/\.yaml$/, "");
    el.addEventListener("click", () => go(item, entry.id, isTheme ? "theme" : undefined));
    return el;
  };

  desk.elsewhere = (go) => {
    const words = h("span");
    const list = desk.keyed(h("ul", { class: "jumps" }), (entry) => ({ el: h("li", {}, place(entry)), set() {} }));
    const place = (entry) => {
      if (entry.file) return desk.jump(entry, go);
      return h("p", { class: "jump" }, desk.icon(entry.severity), h("span", { lang: "vi", text: `${entry.message} ${entry.hint}` }));
    };
    const el = h("details", { class: "part elsewhere" }, h("summary", {}, words), list.el);
    return {
      el,
      set(file) {
        const others = desk.data.diagnostics.filter((entry) => entry.severity === "error" && entry.file !== file);
        desk.write(words, desk.t("elsewhere", { n: others.length }));
        desk.show(el, others.length);
        list.set(others, (entry) => entry.id);
      },
    };
  };
})();
