/* Choosing a drawing by its looks: small pictures of all there are, below the field that holds the name.
 *
 * `desk.picker(part, control, path, pen)` puts them below a field's part; other names can still be written into it.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  desk.picker = (part, control, path, pen) => {
    const picks = pen.drawings(control.sort).map(({ value, label }) => {
      const image = h("img", { src: `drawing/${control.sort}/${encodeURIComponent(value)}`, alt: "", loading: "lazy" });
      const el = h("button", { type: "button", class: "pick", title: value, disabled: pen.only }, image, h("span", { text: label }));
      el.addEventListener("click", () => {
        const taken = el.getAttribute("aria-pressed") === "true";
        if (taken) pen.drop(path());
        else pen.put(path(), value);
        set(taken ? "" : value, true);
      });
      return { el, value };
    });
    const set = (now, force) => {
      part.set(now, force);
      for (const { el, value } of picks) desk.put(el, "aria-pressed", String(value === now));
    };
    const name = h("span", { t: "choosePicture" });
    part.el.append(h("details", { class: "picker", "data-sort": control.sort }, h("summary", {}, name), h("div", { class: "picks", role: "group", "aria-label": control.label }, ...picks.map(({ el }) => el))));
    return { ...part, set };
  };
})();
