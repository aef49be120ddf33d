/* The theme of a unit: its name, and below it the colours, each with what must be read on it.
 *
 * `desk.theme(part, path, pen)` puts them below the field that holds the name. Contrast is worked out here, as
 * bantin/model/theme.py has it, with every move of a colour. What could not be read is told at its colour with what would be,
 * and waits there: it is written when it can be read, together with all that waited for it.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const REST = 300; // milliseconds after the last move until a colour is written
  const STEPS = 64; // in which a colour that is made lighter or darker becomes white or black
  const COLOR = /^#?([0-9a-f]{6})$/i;

  desk.learn({
    vi: {
      colorsHead: "Màu của bộ này",
      colorsHow: "Đổi màu thì ảnh bên cạnh đổi theo. Số bên phải là tương phản với nền khó đọc nhất; chữ đọc được từ 4,5 : 1.",
      colorsUndo: "Hoàn tác màu",
      colorsShipped: "Về màu gốc",
      colorCode: "{what}, viết bằng mã",
      colorOn: "{text} trên {ground}",
      colorRatio: "{ratio} : 1",
      colorGood: "đọc được",
      colorBad: "không đọc được",
      colorRefused: "«{text}» không đọc được trên «{ground}»: tương phản {ratio} : 1, cần ít nhất {least} : 1.",
      colorWaits: "Chưa ghi màu này. Chọn màu khác hẳn nền, hoặc đổi màu nền.",
      colorLighter: "Sáng lên: {color}",
      colorDarker: "Tối đi: {color}",
      colorOld: "Để như cũ: {color}",
      colorCount: "Số màu chưa ghi: {n}",
      colorSaved: "Đã ghi màu",
    },
    en: {
      colorsHead: "Colours of this theme",
      colorsHow: "The picture beside follows each colour. The number is the contrast with the ground that is hardest to read on; text is read from 4.5 : 1.",
      colorsUndo: "Undo colours",
      colorsShipped: "Original colours",
      colorCode: "{what}, as code",
      colorOn: "{text} on {ground}",
      colorRatio: "{ratio} : 1",
      colorGood: "readable",
      colorBad: "not readable",
      colorRefused: "“{text}” cannot be read on “{ground}”: contrast {ratio} : 1, at least {least} : 1 is needed.",
      colorWaits: "Not saved yet. Choose a colour further from the ground, or change the ground.",
      colorLighter: "Lighter: {color}",
      colorDarker: "Darker: {color}",
      colorOld: "As before: {color}",
      colorCount: "Colours not saved: {n}",
      colorSaved: "Colours saved",
    },
  });

  const levels = (color) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const light = (level) => {
    const share = level / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (color) => {
    const [red, green, blue] = levels(color).map(light);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  /** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
  desk.contrast = (one, other) => {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  /** A contrast in words: cut, not rounded, so that what is refused never looks as if it were enough. */
  const ratioOf = (ratio) => {
    const words = (Math.floor(ratio * 10) / 10).toFixed(1);
    return desk.language() === "en" ? words : words.replace(".", ",");
  };

  /** Name a text and its ground side by side, what both begin with once. */
  const onGround = (text, ground) => {
    const [of, rest] = ground.split(": ");
    return desk.t("colorOn", { text, ground: rest && text.startsWith(`${of}: `) ? rest : ground });
  };

  const mixed = (color, towards, share) =>
    `#${levels(color)
      .map((level) => Math.round(level + (towards - level) * share).toString(16).padStart(2, "0"))
      .join("")}`;

  desk.theme = (part, path, pen) => {
    if (pen.only) return part;
    let told = null;
    let labels = new Map();
    const edited = new Map(); // colours that are not written yet
    let timer = 0;
    let turn = Promise.resolve();
    const value = (name) => edited.get(name) || told.values.get(name);
    const ratio = ([text, ground]) => desk.contrast(value(text), value(ground));
    const of = (name) => told.pairs.filter((pair) => pair.includes(name));
    const worst = (name) => of(name).reduce((most, pair) => (!most || ratio(pair) < ratio(most) ? pair : most), null);

    /** Find the nearest colour that can be read: {color, word}; null where there is none. */
    const nearest = (name) => {
      const start = value(name);
      for (let step = 1; step <= STEPS; step += 1) {
        for (const [towards, word] of [[255, "colorLighter"], [0, "colorDarker"]]) {
          const color = mixed(start, towards, step / STEPS);
          const fits = of(name).every(([text, ground]) => desk.contrast(text === name ? color : value(text), ground === name ? color : value(ground)) >= told.least);
          if (fits) return { color, word };
        }
      }
      return null;
    };

    const refusal = (name, [text, ground]) => {
      const words = { text: labels.get(text), ground: labels.get(ground), ratio: ratioOf(ratio([text, ground])), least: ratioOf(told.least) };
      const el = h("li", { class: "finding", "data-severity": "error" }, desk.icon("error"), h("p", {}, h("b", { text: desk.t("colorRefused", words) }), " ", desk.t("colorWaits")));
      const mend = (words, color) => {
        const button = h("button", { type: "button", class: "mend", text: words });
        button.addEventListener("click", () => {
          change(name, color);
          rows.get(name).input.focus();
        });
        el.append(button);
      };
      const better = nearest(name);
      if (better) mend(desk.t(better.word, better), better.color);
      mend(desk.t("colorOld", { color: told.values.get(name) }), told.values.get(name));
      return el;
    };

    // The rows.
    const rows = new Map();
    const row = ({ name, label }) => {
      const input = h("input", { type: "color", "aria-label": label });
      const code = h("input", { type: "text", class: "color-code", "aria-label": desk.t("colorCode", { what: label }), maxlength: "7", autocomplete: "off", spellcheck: "false" });
      const sample = h("span", { class: "color-sample", "aria-hidden": "true" }); // whether it can be read is what it shows
      const number = h("span", { class: "color-ratio" });
      const aloud = h("span", { class: "off" });
      const found = h("ul", { class: "found-here" });
      let refused = "";
      input.addEventListener("input", () => change(name, input.value));
      code.addEventListener("input", () => {
        const [, digits] = COLOR.exec(code.value.trim()) || [];
        if (digits) change(name, `#${digits.toLowerCase()}`);
      });
      code.addEventListener("blur", () => {
        code.value = value(name);
      });
      rows.set(name, {
        input,
        set() {
          const color = value(name);
          if (input.value !== color) input.value = color;
          if (document.activeElement !== code) code.value = color;
          const pair = worst(name);
          desk.show(sample, pair);
          desk.show(number, pair);
          const low = pair && ratio(pair) < told.least;
          if (pair) {
            const [text, ground] = pair;
            desk.write(aloud, onGround(labels.get(text), labels.get(ground)));
            sample.dataset.words = aloud.textContent;
            Object.assign(sample.style, { color: value(text), backgroundColor: value(ground) });
            desk.write(number, `${desk.t("colorRatio", { ratio: ratioOf(ratio(pair)) })}, ${desk.t(low ? "colorBad" : "colorGood")}`);
            desk.put(number, "data-low", low ? "true" : null);
          }
          const tells = low && edited.has(name) ? `${pair} ${color} ${ratio(pair)}` : "";
          if (tells === refused) return;
          refused = tells;
          found.replaceChildren(...(tells ? [refusal(name, pair)] : []));
        },
      });
      return h("li", { class: "color-row" }, input, h("span", { class: "lab", text: label }), code, sample, h("span", {}, aloud, " ", number), h("div", { class: "color-found", role: "status" }, found));
    };

    const show = () => {
      for (const one of rows.values()) one.set();
      desk.show(waiting, edited.size);
      desk.write(waiting, desk.t("colorCount", { n: edited.size }));
      undo.disabled = !told.undo;
      desk.show(shipped, told.shipped);
      for (const el of themes.children) desk.put(el, "aria-pressed", String(el.value === told.theme));
    };
    const change = (name, color) => {
      if (color === told.values.get(name)) edited.delete(name);
      else edited.set(name, color);
      show();
      clearTimeout(timer);
      timer = setTimeout(save, REST);
    };
    const save = () => {
      clearTimeout(timer);
      const bad = told.pairs.some((pair) => pair.some((name) => edited.has(name)) && ratio(pair) < told.least);
      if (!edited.size || bad) return;
      const colors = Object.fromEntries(edited);
      act("color", { colors }, () => {
        for (const [name, color] of Object.entries(colors)) if (edited.get(name) === color) edited.delete(name);
      });
    };
    /** Ask for something and show how the colours are then, one after another. */
    const act = (deed, asked, done = () => {}) => {
      turn = turn.then(async () => {
        try {
          const answer = await pen.ask(deed, asked);
          done();
          if (deed !== "colors") desk.write(said, desk.t("colorSaved"));
          take(answer.groups ? answer : await pen.ask("colors", {}));
        } catch (error) {
          desk.refuse(said, error);
        }
      });
      return turn;
    };

    // What surrounds them.
    const button = (word, press) => {
      const el = h("button", { type: "button", class: "button", t: word });
      el.addEventListener("click", press);
      return el;
    };
    const back = () => {
      edited.clear();
      return act("undo", { file: told.file });
    };
    const undo = button("colorsUndo", back);
    const shipped = button("colorsShipped", () => {
      edited.clear();
      act("shipped-colors", {});
    });
    const themes = h("div", { class: "row", role: "group", "aria-label": part.el.querySelector(".lab").textContent });
    const said = h("p", { class: "help", role: "status" });
    const waiting = h("p", { class: "color-waiting" });
    const groups = h("div");
    const el = h(
      "details",
      { class: "part colors" },
      h("summary", {}, h("span", { class: "lab", t: "colorsHead" })),
      themes,
      h("p", { class: "help", t: "colorsHow" }),
      h("div", { class: "row" }, undo, shipped, said, waiting),
      groups,
    );
    const draw = () => {
      labels = new Map(told.groups.flatMap(({ colors }) => colors).map((one) => [one.name, desk.labelOf(one)]));
      rows.clear();
      groups.replaceChildren(
        ...told.groups.map((group, at) =>
          h(
            "details",
            { class: "part", open: at === 0 },
            h("summary", {}, h("span", { class: "lab", text: desk.labelOf(group) })),
            h("ul", { class: "color-rows" }, ...group.colors.map((one) => row({ name: one.name, label: labels.get(one.name) }))),
          ),
        ),
      );
      themes.replaceChildren(
        ...told.themes.map((name) => {
          const one = h("button", { type: "button", class: "button", value: name, text: name });
          one.addEventListener("click", () => {
            pen.put(path(), name);
            part.set(name, true);
          });
          return one;
        }),
      );
    };
    const take = (answer) => {
      const before = told;
      told = { ...answer, values: new Map(answer.groups.flatMap(({ colors }) => colors).map((one) => [one.name, one.value])) };
      const same = before && before.theme === told.theme && String([...before.values.keys()]) === String([...told.values.keys()]);
      if (!same) draw();
      show();
    };
    el.addEventListener("toggle", (event) => event.target === el && el.open && act("colors", {}));
    el.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z" || !told) return;
      event.preventDefault();
      event.stopPropagation();
      if (told.undo) back();
    });
    part.el.append(el);
    return {
      ...part,
      set(now, force) {
        part.set(now, force);
        if (el.open && told && !edited.size) act("colors", {});
      },
    };
  };
})();
