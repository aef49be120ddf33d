/* The month at a glance: items in their order by channels, and what is to be mended before release.
 *
 * `desk.overview(pen)` returns {el, set(around)}; pen.act(deed, asked) writes, pen.go(item, id) opens what was found.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  const row = (pen, { item }) => {
    const open = h("button", { type: "button", class: "link-like" });
    const boxes = new Map();
    const cells = h("span", { class: "goes" });
    const move = (by) => pen.act("order", { item, to: place + by });
    const up = h("button", { type: "button", class: "tool" }, desk.icon("up"));
    const down = h("button", { type: "button", class: "tool" }, desk.icon("down"));
    let place = 0;
    open.addEventListener("click", () => pen.go(item));
    up.addEventListener("click", () => move(-1));
    down.addEventListener("click", () => move(1));
    const el = h("li", { class: "overview-row" }, open, cells);
    const grip = () =>
      desk.grip(el, {
        begin() {},
        beside: () => [el.previousElementSibling, el.nextElementSibling],
        passed() {},
        end() {
          const to = [...el.parentElement.children].indexOf(el);
          if (to !== place) pen.act("order", { item, to });
          else pen.dropped();
        },
      });
    if (!pen.only) el.append(h("span", { class: "line-tools" }, grip(), up, down));
    return {
      el,
      set({ title, channels: goes, all, count }, at) {
        place = at;
        desk.write(open, title);
        for (const [button, word, off] of [
          [up, "moveUp", at === 0],
          [down, "moveDown", at === count - 1],
        ]) {
          desk.put(button, "aria-label", `${desk.t(word)}: ${title}`);
          button.disabled = off;
        }
        for (const { value, label } of all) {
          if (!boxes.has(value)) {
            const input = h("input", { type: "checkbox", disabled: pen.only });
            input.addEventListener("change", () => pen.act("tick", { item, channel: value, goes: input.checked }));
            boxes.set(value, input);
            cells.append(h("label", { class: "option" }, input, h("span", { text: label })));
          }
          const input = boxes.get(value);
          desk.put(input, "aria-label", `${label}: ${title}`);
          input.checked = !goes || goes.includes(value);
        }
      },
    };
  };

  const SEVERITIES = ["error", "warning"];
  const TOLD = { error: "mustMend", warning: "shouldMend" };

  desk.overview = (pen) => {
    let shown = { items: [], channels: [] };
    const list = desk.keyed(h("ol", { class: "overview-rows" }), (entry) => row({ ...pen, dropped: () => put() }, entry));
    /** Show the items in their order, but for a row that is being dragged: it stays under the hand. */
    const put = () => {
      if (list.el.querySelector(".dragged")) return;
      const { items, channels } = shown;
      const rows = items.map((entry) => ({ ...entry, all: channels, count: items.length }));
      list.set(rows, (entry) => entry.item);
    };
    const jumps = h("div", { class: "jumps" });
    const missing = () => {
      const groups = SEVERITIES.map((severity) => {
        const found = desk.data.diagnostics.filter((entry) => entry.severity === severity && entry.file);
        const entries = found.map((entry) => h("li", {}, desk.jump(entry, pen.go)));
        return entries.length ? [h("h3", { text: `${desk.t(TOLD[severity])} (${entries.length})` }), h("ul", {}, ...entries)] : [];
      }).flat();
      jumps.replaceChildren(...(groups.length ? groups : [h("p", { class: "help", t: "nothingMissing" })]));
    };
    return {
      el: h("section", { class: "overview" }, h("h2", { t: "whatGoesWhere" }), list.el, h("h2", { t: "beforeRelease" }), jumps),
      set(around) {
        shown = around;
        put();
        missing();
      },
    };
  };
})();
