/* Fields of a form, drawn from controls (bantin/session/writing/forms.py) and filled with what a file holds.
 *
 * A field is {el, set(value, force), spot(path)}: `set` shows a value, but never writes into what has the focus unless it
 * is forced; `spot` finds the place of a path below it, {input, found}. What is written goes out through `pen`, always as
 * a change of the file: {do: "put" | "remove" | "insert" | "move", path, …}. A line without text is no entry of the file.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  let count = 0;

  const text = (value) => (value === null || value === undefined ? "" : String(value));

  /** Listen to what is written, whole words of Telex and VNI at once: nothing is told between the keys of one. */
  const written = (input, tell) => {
    let composing = false;
    input.addEventListener("compositionstart", () => {
      composing = true;
      desk.composing(true);
    });
    input.addEventListener("compositionend", () => {
      composing = false;
      desk.composing(false);
      tell();
    });
    input.addEventListener("input", () => composing || tell());
  };

  const write = (input, value, force) => {
    if (input.value !== value && (force || document.activeElement !== input)) input.value = value;
  };

  /** A box for a text that grows with it; without lines of its own, whatever is pasted. */
  const box = (attributes, lines) => {
    const el = h("textarea", { rows: "1", spellcheck: "false", lang: "vi", ...attributes });
    const value = () => (lines ? el.value : el.value.replace(/\s*\n\s*/g, " ").trim());
    if (!lines) el.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && event.preventDefault());
    return { el, value };
  };

  /** A field with its label: of one box, or of what stands inside it as a whole. */
  const frame = (control, id, tag, ...inside) => {
    const found = h("ul", { class: "found-here", id: `${id}-found` });
    const help = h("p", { class: "help", lang: "vi", id: `${id}-help`, text: control.help });
    const must = control.required ? h("span", { class: "must", t: "mustHave" }) : null;
    const label = h(tag, { class: "lab", for: tag === "label" ? id : null, id: `${id}-label`, text: control.label });
    return { found, el: h("div", { class: "field" }, h("div", { class: "field-head" }, label, must, help), ...inside, found) };
  };

  /** One text, number or date. */
  const leaf = (control, path, pen) => {
    const id = `field-${(count += 1)}`;
    const isText = control.sort === "line" || control.sort === "message";
    const facts = { id, "aria-describedby": `${id}-found ${id}-help${isText ? ` ${id}-count` : ""}`, "aria-required": control.required ? "true" : null, readonly: pen.only, autocomplete: "off" };
    const { el: input, value } = isText
      ? box(facts, control.sort === "message")
      : (() => {
          const el = h("input", { type: "text", ...facts });
          return { el, value: () => el.value };
        })();
    const { el, found } = frame(control, id, "label", input);
    const counter = isText ? desk.counter(input, `${id}-count`, control.most) : null;
    if (counter) el.firstElementChild.append(counter.el);
    desk.pastes(input, isText ? control.sort : "word", found, pen);
    written(input, () => (value() === "" && !control.required ? pen.drop(path()) : pen.put(path(), value())));
    return {
      el,
      set(now, force) {
        write(input, text(now), force);
        if (counter) counter.tell();
      },
      spot: () => ({ input, found }),
    };
  };

  /** A day on which something was verified: today, by a button. */
  const checked = (control, path, pen) => {
    const part = leaf(control, path, pen);
    if (pen.only) return part;
    const today = () => {
      const now = new Date();
      return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    };
    const button = h("button", { type: "button", class: "mend", t: "calledToday" });
    button.addEventListener("click", () => {
      pen.put(path(), today());
      part.set(today(), true);
      desk.notice(desk.t("calledNoted"));
    });
    part.el.append(button);
    return part;
  };

  /** One of a few, or several of them. */
  const choice = (control, path, pen) => {
    const id = `field-${(count += 1)}`;
    const several = control.sort === "contacts" || control.sort === "channels";
    const all = control.sort.startsWith("contact") ? pen.contacts() : control.choices;
    const none = several || control.required ? [] : [{ value: "", label: desk.t("notChosen") }]; // what is chosen can be taken back
    const inputs = [...none, ...all].map(({ value }) =>
      h("input", { type: several ? "checkbox" : "radio", name: id, value, disabled: pen.only }),
    );
    const options = [...none, ...all].map(({ label, more }, at) =>
      h("label", { class: "option" }, inputs[at], h("span", { text: more ? `${label} · ${more}` : label })),
    );
    const group = h("div", { class: "options", role: several ? "group" : "radiogroup", "aria-labelledby": `${id}-label` }, ...options);
    const { el, found } = frame(control, id, "span", group);
    let before = null;
    let there = false;
    el.addEventListener("change", () => {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      if (!several && chosen[0]) {
        there = true;
        return pen.put(path(), chosen[0]);
      }
      if (!several) {
        if (there) pen.remove(path());
        there = false;
        return;
      }
      const kept = (before || []).filter((value) => chosen.includes(value));
      const now = [...kept, ...chosen.filter((value) => !kept.includes(value))];
      before = now;
      const isDefault = now.length === 0 || (control.sort === "channels" && now.length === all.length);
      const was = there;
      there = !isDefault;
      if (there) pen.put(path(), now);
      else if (was) pen.remove(path());
    });
    return {
      el,
      set: (now) => {
        before = Array.isArray(now) ? now : null;
        there = filled(now);
        const chosen = Array.isArray(now) ? now : [filled(now) ? now : ""];
        const every = several && control.sort === "channels" && !Array.isArray(now);
        for (const input of inputs) input.checked = every || chosen.includes(input.value);
      },
      spot: () => ({ input: inputs[0] || group, found }),
    };
  };

  /** What a row is dragged by, with mouse or finger: the dragged row stays where it is in the document, which would
   * let go of it, and its neighbours pass it. `beside` gives these, `passed` is told of each, `end` when it is let go. */
  desk.grip = (row, { begin, beside, passed, end }) => {
    const el = h("span", { class: "grip", "aria-hidden": "true" }, "⋮⋮");
    const middle = (other) => {
      const { top, height } = other.getBoundingClientRect();
      return top + height / 2;
    };
    let held = false;
    el.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      el.setPointerCapture(event.pointerId);
      held = true;
      row.classList.add("dragged");
      begin();
    });
    el.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [above, below] = beside();
      if (above && event.clientY < middle(above)) {
        row.parentElement.insertBefore(above, row.nextSibling);
        passed(false);
      } else if (below && event.clientY > middle(below)) {
        row.parentElement.insertBefore(below, row);
        passed(true);
      }
    });
    const letGo = () => {
      if (!held) return;
      held = false;
      row.classList.remove("dragged");
      end();
    };
    for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) el.addEventListener(name, letGo);
    return el;
  };

  const button = (name, label, act) => {
    const el = h("button", { type: "button", class: "tool", title: label, "aria-label": label }, desk.icon(name));
    el.addEventListener("click", act);
    return el;
  };

  /** A list of lines, or of groups: `make(path)` makes the part of an entry. */
  const list = (control, path, pen, make) => {
    const id = `field-${(count += 1)}`;
    const rows = [];
    const ol = h("ol", { class: "lines", "aria-labelledby": `${id}-label` });
    const add = h("button", { type: "button", class: "add", id }, `+ ${desk.t("addTo", { what: control.label[0].toLowerCase() + control.label.slice(1) })}`);
    const { el, found } = frame(control, id, "span", ol, pen.only ? null : add);
    const numberOf = (row) => rows.slice(0, rows.indexOf(row)).filter((other) => other.there).length;

    const row = (there) => {
      const made = { there };
      made.path = () => [...path(), numberOf(made)];
      made.part = make(made.path, {
        /** Tell what a line holds now; an empty one leaves the file. */
        tell: (value) => {
          if (value === "" && made.there) pen.remove(made.path());
          else if (value !== "" && made.there) pen.put(made.path(), value);
          else if (value !== "") pen.insert(path(), numberOf(made), value);
          made.there = value !== "";
        },
        next: () => grow(rows.indexOf(made) + 1).part.focus(),
        /** Put more lines below this one; the caret goes to the end of the last. */
        more: (values) => {
          for (const [n, value] of values.entries()) {
            const other = grow(rows.indexOf(made) + 1 + n);
            other.part.set(value, true);
            pen.insert(path(), numberOf(other), value);
            other.there = true;
            if (n === values.length - 1) other.part.focus(true);
          }
        },
        leave: () => {
          const at = rows.indexOf(made);
          shrink(made);
          const other = rows[Math.max(0, at - 1)];
          if (other) other.part.focus(true);
          else add.focus();
        },
        step: (by) => shift(made, by),
      });
      const tools = pen.only
        ? []
        : [
            button("up", desk.t("moveUp"), () => shift(made, -1)),
            button("down", desk.t("moveDown"), () => shift(made, 1)),
            button("close", desk.t("takeOut"), () => shrink(made)),
          ];
      made.el = h("li", { class: "line" }, made.part.el, h("span", { class: "line-tools" }, ...tools));
      if (!pen.only) made.el.lastElementChild.prepend(grip(made));
      /** Tell which line it is: to who does not see it, and hears of one button among many. */
      made.number = (n) => {
        const which = desk.t("lineNumber", { what: control.label, n });
        desk.put(made.part.called, "aria-label", which);
        for (const tool of tools) desk.put(tool, "aria-label", `${tool.title}: ${which}`);
      };
      return made;
    };
    const renumber = () => rows.forEach((made, at) => made.number(at + 1));
    const grow = (at) => {
      const made = row(false);
      rows.splice(at, 0, made);
      ol.insertBefore(made.el, ol.children[at] || null);
      renumber();
      return made;
    };
    const shrink = (made) => {
      if (made.there) pen.remove(made.path());
      rows.splice(rows.indexOf(made), 1);
      made.el.remove();
      renumber();
    };
    const grip = (made) => {
      let start = 0;
      return desk.grip(made.el, {
        begin: () => {
          start = numberOf(made);
        },
        beside: () => [rows[rows.indexOf(made) - 1], rows[rows.indexOf(made) + 1]].map((row) => row && row.el),
        passed(below) {
          const at = rows.indexOf(made);
          const other = below ? at + 1 : at - 1;
          [rows[at], rows[other]] = [rows[other], rows[at]];
          renumber();
        },
        end: () => made.there && numberOf(made) !== start && pen.move(path(), start, numberOf(made)),
      });
    };
    const shift = (made, by) => {
      const from = rows.indexOf(made);
      const to = from + by;
      if (to < 0 || to >= rows.length) return;
      const start = numberOf(made);
      rows.splice(to, 0, rows.splice(from, 1)[0]);
      renumber();
      const focus = document.activeElement;
      ol.insertBefore(made.el, ol.children[by > 0 ? to + 1 : to] || null);
      if (ol.contains(focus) || made.el.contains(focus)) focus.focus();
      if (made.there && numberOf(made) !== start) pen.move(path(), start, numberOf(made));
      desk.notice(desk.t("lineOf", { n: to + 1, count: rows.length }));
    };
    add.addEventListener("click", () => grow(rows.length).part.focus());
    return {
      el,
      set(now, force) {
        const values = Array.isArray(now) ? now : text(now) ? [now] : [];
        const blank = rows.filter((made) => !made.there && made.el.contains(document.activeElement) && !force);
        for (const made of rows.filter((one) => !one.there && !blank.includes(one))) {
          rows.splice(rows.indexOf(made), 1);
          made.el.remove();
        }
        let there = rows.filter((made) => made.there);
        while (there.length > values.length) {
          const gone = there.pop();
          rows.splice(rows.indexOf(gone), 1);
          gone.el.remove();
        }
        while (there.length < values.length) {
          const made = grow(rows.length);
          made.there = true;
          there = [...there, made];
        }
        there.forEach((made, at) => made.part.set(values[at], force));
        renumber();
      },
      spot(below) {
        const there = rows.filter((made) => made.there);
        const made = there[Number(below[0])];
        return made ? made.part.spot(below.slice(1)) || { input: add, found } : { input: add, found };
      },
    };
  };

  const lines = (control, path, pen) =>
    list(control, path, pen, (own, row) => {
      const id = `field-${(count += 1)}`;
      const { el: input, value } = box({ "aria-describedby": `${id}-found`, readonly: pen.only }, false);
      const found = h("ul", { class: "found-here", id: `${id}-found` });
      written(input, () => row.tell(value()));
      desk.pastes(input, "lines", found, pen, (pasted, at) => {
        const parts = [input.value.slice(0, at).trim(), ...pasted, input.value.slice(at).trim()].filter(Boolean);
        input.value = parts[0];
        row.tell(parts[0]);
        row.more(parts.slice(1));
      });
      input.addEventListener("keydown", (event) => {
        if (event.isComposing || pen.only) return;
        if (event.key === "Enter") row.next();
        else if (event.key === "Backspace" && input.value === "") row.leave();
        else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) row.step(event.key === "ArrowUp" ? -1 : 1);
        else return;
        event.preventDefault();
      });
      return {
        el: h("div", { class: "line-in" }, input, found),
        called: input,
        set: (now, force) => write(input, text(now), force),
        spot: () => ({ input, found }),
        focus(atEnd) {
          input.focus();
          if (atEnd) input.setSelectionRange(input.value.length, input.value.length);
        },
      };
    });

  /** Fields side by side: of a group, or of an item. */
  desk.fields = (controls, path, pen) => {
    const parts = new Map(controls.map((control) => [control.name, field(control, () => [...path(), control.name], pen)]));
    return {
      els: [...parts.values()].map((part) => part.el),
      set(now, force) {
        for (const [name, part] of parts) part.set(now && typeof now === "object" ? now[name] : undefined, force);
      },
      spot: ([name, ...below]) => (parts.has(name) ? parts.get(name).spot(below) : null),
    };
  };

  const filled = (value) => value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);

  /** Whether nothing is written or ticked in any field below an element. */
  const isEmpty = (el) =>
    ![...el.querySelectorAll("input, textarea")].some((input) => (["checkbox", "radio"].includes(input.type) ? input.checked && input.value : input.value.trim()));

  const group = (control, path, pen) => {
    /** Of a group that may be missing nothing stays when its last field is emptied. */
    const whole = Object.create(pen, {
      put: { value: (where, value) => (value === "" && !control.required && isEmpty(el) ? pen.drop(path()) : pen.put(where, value)) },
      drop: { value: (where) => (!control.required && !control.can_be_off && isEmpty(el) ? pen.drop(path()) : pen.drop(where)) },
    });
    const inner = desk.fields(control.fields, path, whole);
    const state = h("span", { class: "fold-state" });
    const found = h("ul", { class: "found-here" });
    const rest = h("div", { role: "group", "aria-label": control.label }, ...inner.els);
    const on = control.can_be_off ? h("input", { type: "checkbox", disabled: pen.only, "aria-label": `${desk.t("isOn")}: ${control.label}` }) : null;
    const turn = on ? h("label", { class: "option" }, on, h("span", { t: "isOn" })) : null;
    const el = h("details", { class: "part" }, h("summary", {}, h("span", { class: "lab", text: control.label }), state), found, turn, rest);
    if (on)
      on.addEventListener("change", () => {
        if (on.checked) pen.remove(path());
        else {
          pen.put(path(), null);
          desk.notice(desk.t("turnedOff"));
        }
        desk.show(rest, on.checked);
        desk.write(state, desk.t(on.checked ? "noneYet" : "isOff"));
      });
    return {
      el,
      set(now, force) {
        inner.set(now, force);
        const n = now && typeof now === "object" ? Object.values(now).filter(filled).length : 0;
        const isOff = on && now === null;
        if (on) on.checked = !isOff;
        desk.show(rest, !isOff);
        desk.write(state, isOff ? desk.t("isOff") : n ? desk.t("partsThere", { n }) : desk.t("noneYet"));
      },
      spot: (below) => inner.spot(below) || { input: el.firstElementChild, found },
    };
  };

  const groups = (control, path, pen) =>
    list(control, path, pen, (own, row) => {
      const inner = desk.fields(control.fields, own, pen);
      const found = h("ul", { class: "found-here" });
      const el = h("div", { class: "line-in", role: "group" }, ...inner.els, found);
      return {
        el,
        called: el,
        set: (now, force) => inner.set(typeof now === "object" ? now : { [control.fields[0].name]: now }, force),
        spot: (below) => inner.spot(below) || { input: el.querySelector("input, textarea"), found },
        focus() {
          row.tell({});
          el.querySelector("input, textarea").focus();
        },
      };
    });

  /** Two numbers from 0 to 1, as a list of two. */
  const point = (control, path, pen) => {
    const put = (where, value) => {
      const numbers = value.split(/[;\s]+/).filter(Boolean);
      if (numbers.length === 2) pen.put(where, numbers);
      else if (!numbers.length) pen.drop(where);
    };
    const part = leaf({ ...control, required: true }, path, Object.create(pen, { put: { value: put } }));
    return { ...part, set: (now, force) => part.set(Array.isArray(now) ? now.join(" ") : now, force) };
  };

  const drawn = (control, path, pen) => desk.picker(leaf(control, path, pen), control, path, pen);

  const theme = (control, path, pen) => desk.theme(leaf(control, path, pen), path, pen);

  const SORTS = { scene: drawn, icon: drawn, theme, checked, choice, contact: choice, contacts: choice, channels: choice, lines, tags: lines, group, groups, point, picture: desk.pictureGroup };
  const field = (control, path, pen) => (SORTS[control.sort] || leaf)(control, path, pen);
})();
