/* The dialog in which what is hidden of a picture is drawn, and the point chosen that cropping keeps.
 *
 * Areas are boxes in pixels of the picture, never outside it; they are drawn, moved and resized with mouse, finger and keys,
 * and seen as cards paint them. Each step is saved at once, and undone by itself. With two fingers a telephone enlarges.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;
  const MOST = 1600; // pixels of the canvas's longer side
  const LEAST = 12; // pixels of the screen from which on a stroke is an area
  const SMALLEST = 8; // pixels of the picture that an area has at least
  const SIDES = ["x", "y", "width", "height"];
  const CORNERS = ["nw", "ne", "sw", "se"];
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  desk.learn({
    vi: {
      areasHead: "Ảnh của tin",
      drawAreas: "Vẽ vùng che",
      setFocus: "Điểm giữ",
      toolOf: "Công cụ",
      addArea: "Thêm vùng che",
      takeArea: "Bỏ vùng che",
      turnPicture: "Xoay ảnh 90° sang phải",
      centreFocus: "Giữ chính giữa",
      takeFocus: "Để máy chọn điểm giữ",
      areaOf: "Vùng che {n} trên {count}: cách trái {x}, cách trên {y}, rộng {width}, cao {height} điểm ảnh",
      areaChosen: "Vùng che {n}: {width} × {height} điểm ảnh",
      focusAt: "Điểm giữ: {x}% từ trái, {y}% từ trên",
      noFocus: "Chưa chọn điểm giữ: máy tự cắt",
      areasHow: "Kéo trên ảnh để vẽ vùng che; kéo vùng để dời, kéo góc để đổi cỡ.",
      areasKeys: "Bàn phím: phím N thêm, mũi tên dời, Shift và mũi tên đổi cỡ, Ctrl từng điểm ảnh, Delete bỏ.",
      areasFingers: "Hai ngón tay để phóng to.",
      focusHow: "Bấm vào chỗ phải còn lại khi ảnh bị cắt.",
      focusKeys: "Bàn phím: mũi tên dời điểm giữ.",
      areasSafe: "Chỗ che bị hủy hẳn trong mọi ảnh giao đi, không khôi phục được. Ảnh gốc vẫn ở máy này, không đem đăng.",
      areasDone: "Xong",
    },
    en: {
      areasHead: "The item's picture",
      drawAreas: "Mask areas",
      setFocus: "Focus point",
      toolOf: "Tool",
      addArea: "Add an area",
      takeArea: "Remove the area",
      turnPicture: "Turn by 90° to the right",
      centreFocus: "Keep the middle",
      takeFocus: "Let the machine choose",
      areaOf: "Masked area {n} of {count}: {x} from the left, {y} from above, {width} wide, {height} high, in pixels",
      areaChosen: "Masked area {n}: {width} × {height} pixels",
      focusAt: "Focus point: {x}% from the left, {y}% from above",
      noFocus: "No focus point: cropped by the machine",
      areasHow: "Drag on the picture to draw an area; drag an area to move it, a corner to resize it.",
      areasKeys: "Keys: N adds, arrows move, Shift with arrows resizes, Ctrl by single pixels, Delete removes.",
      areasFingers: "Two fingers enlarge.",
      focusHow: "Click what must remain when the picture is cropped.",
      focusKeys: "Keys: arrows move the point.",
      areasSafe: "What is masked is destroyed in every picture that goes out, beyond recovery. The original stays on this machine.",
      areasDone: "Done",
    },
  });

  const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

  /** The areas of a picture: {el, open(shown, back), renew(shown), set()}; `held` gives the group's values and takes what
   * was changed; what is shown is {file, image}. */
  desk.areas = (path, pen, held) => {
    let image = null;
    let file = null; // that the image is of
    let back = null;
    let boxes = [];
    let chosen = -1;
    let stroke = null; // what a pointer is doing: {move(x, y), end()}
    const canvas = h("canvas", { class: "areas-canvas" });
    const over = h("div", { class: "areas-over" });
    const stage = h("div", { class: "areas-stage" }, canvas, over);
    const said = h("p", { class: "areas-said", role: "status" });
    const [how, keys] = [h("span"), h("span", { class: "not-touch" })];
    const help = h("p", { class: "help" }, how, " ", keys, h("span", { class: "touch-only", t: "areasFingers" }));
    const size = () => [image.naturalWidth, image.naturalHeight];
    const whereOf = (name) => [...path(), name];

    // The tools.
    let tool = "area";
    const toolButton = (name, icon, word) => {
      const el = h("button", { type: "button", class: "button", value: name }, desk.icon(icon), h("span", { t: word }));
      el.addEventListener("click", () => {
        tool = name;
        show();
      });
      return el;
    };
    const button = (word, act, look = "button") => {
      const el = h("button", { type: "button", class: look, t: word });
      el.addEventListener("click", act);
      return el;
    };
    const tools = [toolButton("area", "area", "drawAreas"), toolButton("focus", "focus", "setFocus")];
    const add = button("addArea", () => grow());
    const away = button("takeArea", () => shrink(chosen));
    const turn = button("turnPicture", () => turned());
    const centre = button("centreFocus", () => aim([0.5, 0.5]));
    const free = button("takeFocus", () => aim(null));

    // What is seen.
    const place = (el, [x, y, width, height]) => {
      const [wide, high] = size();
      Object.assign(el.style, {
        left: `${(x / wide) * 100}%`,
        top: `${(y / high) * 100}%`,
        width: `${(width / wide) * 100}%`,
        height: `${(height / high) * 100}%`,
      });
    };
    const marks = desk.keyed(over, ({ number }) => {
      const corners = CORNERS.map((corner) => h("span", { class: `corner ${corner}`, "data-corner": corner }));
      const el = h("button", { type: "button", class: "area", "data-number": number }, ...corners);
      el.addEventListener("focus", () => choose(number));
      el.addEventListener("keydown", (event) => key(event, number));
      return {
        el,
        set({ box }) {
          const [x, y, width, height] = box;
          place(el, box);
          desk.put(el, "aria-label", desk.t("areaOf", { n: number + 1, count: boxes.length, x, y, width, height }));
          el.classList.toggle("chosen", number === chosen);
        },
      };
    });
    const point = h("button", { type: "button", class: "focus-point", hidden: true });
    stage.append(point);
    point.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault();
      const step = event.ctrlKey ? 0.01 : 0.05;
      const [x, y] = focus();
      aim([clamp(x + arrow[0] * step, 0, 1), clamp(y + arrow[1] * step, 0, 1)]);
    });
    const focus = () => {
      const written = held.values().focus;
      const numbers = Array.isArray(written) ? written.map(Number) : [];
      return numbers.length === 2 && numbers.every((one) => one >= 0 && one <= 1) ? numbers : null;
    };
    const show = () => {
      if (!image || values().file !== file) return; // the picture that belongs to what is written is still to come
      desk.paintPicture(canvas, image, boxes, MOST);
      const there = boxes.map((box, number) => ({ box, number })).filter(({ box }) => box);
      marks.set(there, ({ number }) => number);
      for (const el of tools) desk.put(el, "aria-pressed", el.value === tool);
      const kept = focus();
      for (const el of [add, away]) desk.show(el, tool === "area");
      for (const el of [centre, free]) desk.show(el, tool === "focus");
      away.disabled = !boxes[chosen];
      free.disabled = !kept;
      desk.say(how, tool === "area" ? "areasHow" : "focusHow");
      desk.say(keys, tool === "area" ? "areasKeys" : "focusKeys");
      stage.dataset.tool = tool;
      desk.show(point, kept);
      if (kept) {
        Object.assign(point.style, { left: `${kept[0] * 100}%`, top: `${kept[1] * 100}%` });
        desk.put(point, "aria-label", inPercent(kept));
      }
      const box = boxes[chosen];
      if (tool === "focus") desk.write(said, kept ? inPercent(kept) : desk.t("noFocus"));
      else if (box) desk.write(said, desk.t("areaChosen", { n: chosen + 1, width: box[2], height: box[3] }));
      else desk.write(said, desk.t("masks", { n: there.length }));
    };
    const numbersOf = (kept) => kept.map((one) => String(Math.round(one * 100) / 100));
    const inPercent = ([x, y]) => desk.t("focusAt", { x: Math.round(x * 100), y: Math.round(y * 100) });
    const choose = (number) => {
      if (chosen === number) return;
      chosen = number;
      show();
    };

    // What is written.
    const values = () => held.values();
    const tell = (now) => held.set({ ...values(), ...now });
    const written = (box) => Object.fromEntries(SIDES.map((side, at) => [side, String(box[at])]));
    const all = () => (Array.isArray(values().redactions) ? values().redactions : []);
    const inside = ([x, y, width, height]) => {
      const [wide, high] = size();
      const [w, t] = [clamp(Math.round(width), SMALLEST, wide), clamp(Math.round(height), SMALLEST, high)];
      return [clamp(Math.round(x), 0, wide - w), clamp(Math.round(y), 0, high - t), w, t];
    };
    /** Put an area of the file; `alone` makes it a step of its own to undo. */
    const put = (number, box, alone) => {
      const before = desk.boxes(all())[number];
      const act = () => {
        SIDES.forEach((side, at) => {
          if (box[at] !== before[at]) pen.put([...whereOf("redactions"), number, side], String(box[at]));
        });
      };
      if (alone) pen.alone(async () => act);
      else act();
      tell({ redactions: all().map((one, at) => (at === number ? { ...one, ...written(box) } : one)) });
    };
    const insert = (box) => {
      const number = all().length;
      pen.alone(async () => () => pen.insert(whereOf("redactions"), number, written(box)));
      chosen = number;
      tell({ redactions: [...all(), written(box)] });
      marks.part(number).el.focus();
    };
    const grow = () => {
      const [wide, high] = size();
      insert(inside([wide * 0.4, high * 0.4, wide * 0.2, high * 0.2]));
    };
    const shrink = (number) => {
      if (!boxes[number]) return;
      const left = all().filter((_, at) => at !== number);
      pen.alone(async () => () => pen.remove(left.length ? [...whereOf("redactions"), number] : whereOf("redactions")));
      chosen = Math.min(number, left.length - 1);
      tell({ redactions: left.length ? left : undefined });
      const next = marks.part(chosen);
      (next ? next.el : add).focus();
    };
    const aim = (kept) => {
      const numbers = kept && numbersOf(kept);
      if (numbers) pen.put(whereOf("focus"), numbers);
      else if (values().focus !== undefined) pen.remove(whereOf("focus"));
      tell({ focus: numbers || undefined });
    };

    /** Turn the picture by a quarter, with its areas and its point: the server writes it anew, under another name. */
    const turned = async () => {
      const high = size()[1];
      const right = ([x, y, width, height]) => [high - y - height, x, height, width];
      const kept = focus();
      let taken = null;
      turn.disabled = true;
      try {
        await pen.alone(async () => {
          taken = await pen.ask("turn", { item: pen.item, file });
          return () => {
            pen.put(whereOf("file"), taken.file);
            desk.boxes(all()).forEach((box, number) => {
              if (box) right(box).forEach((side, at) => pen.put([...whereOf("redactions"), number, SIDES[at]], String(side)));
            });
            if (kept) pen.put(whereOf("focus"), numbersOf([1 - kept[1], kept[0]]));
          };
        });
      } catch (error) {
        return desk.refuse(said, error);
      } finally {
        turn.disabled = false;
      }
      const boxed = desk.boxes(all());
      tell({
        file: taken.file,
        redactions: values().redactions && all().map((one, at) => (boxed[at] ? { ...one, ...written(right(boxed[at])) } : one)),
        focus: kept ? numbersOf([1 - kept[1], kept[0]]) : values().focus,
      });
      turn.focus();
    };

    // Keys.
    const key = (event, number) => {
      const arrow = ARROWS[event.key];
      const [x, y, width, height] = boxes[number];
      if (event.key === "Delete" || event.key === "Backspace") shrink(number);
      else if (arrow) {
        const step = event.ctrlKey ? 1 : Math.max(8, Math.round(size()[0] / 200));
        const [right, down] = arrow.map((one) => one * step);
        const [wide, high] = size();
        const grown = [x, y, clamp(width + right, SMALLEST, wide - x), clamp(height + down, SMALLEST, high - y)];
        put(number, inside(event.shiftKey ? grown : [x + right, y + down, width, height]), false);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };

    // Mouse and fingers.
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      const [wide, high] = size();
      return [
        clamp(((event.clientX - box.left) / box.width) * wide, 0, wide),
        clamp(((event.clientY - box.top) / box.height) * high, 0, high),
      ];
    };
    const spanned = ([x, y], [u, v]) => [Math.min(x, u), Math.min(y, v), Math.abs(x - u), Math.abs(y - v)];
    const drawing = (start) => {
      const number = boxes.length;
      return {
        move(now) {
          boxes[number] = spanned(start, now).map(Math.round);
        },
        end() {
          const box = boxes[number];
          boxes.length = number;
          const scale = canvas.getBoundingClientRect().width / size()[0];
          if (box && Math.min(box[2], box[3]) * scale >= LEAST) insert(inside(box));
          else choose(-1);
        },
      };
    };
    const moving = (number, start) => {
      const before = boxes[number];
      return {
        move([x, y]) {
          boxes[number] = inside([before[0] + x - start[0], before[1] + y - start[1], before[2], before[3]]);
        },
        end: () => boxes[number] !== before && put(number, boxes[number], true),
      };
    };
    const resizing = (number, corner) => {
      const [x, y, width, height] = boxes[number];
      const before = boxes[number];
      const fixed = [corner.endsWith("w") ? x + width : x, corner.startsWith("n") ? y + height : y];
      return {
        move(now) {
          boxes[number] = inside(spanned(fixed, now));
        },
        end: () => boxes[number] !== before && put(number, boxes[number], true),
      };
    };
    stage.addEventListener("pointerdown", (event) => {
      if (event.button || !event.isPrimary || !image) return;
      const now = at(event);
      if (tool === "focus") return aim(now.map((one, side) => one / size()[side]));
      const mark = event.target.closest(".area");
      const number = mark ? Number(mark.dataset.number) : -1;
      const { corner } = event.target.dataset;
      event.preventDefault();
      if (mark) mark.focus();
      stroke = !mark ? drawing(now) : corner ? resizing(number, corner) : moving(number, now);
      stage.setPointerCapture(event.pointerId);
    });
    stage.addEventListener("pointermove", (event) => {
      if (!stroke || !event.isPrimary) return;
      stroke.move(at(event));
      show();
    });
    const letGo = (done) => () => {
      if (!stroke) return;
      const { end } = stroke;
      stroke = null;
      if (done) end();
      read();
      show();
    };
    stage.addEventListener("pointerup", letGo(true));
    stage.addEventListener("pointercancel", letGo(false)); // two fingers: the browser enlarges

    const read = () => {
      boxes = desk.boxes(all());
      if (!boxes[chosen]) chosen = -1;
    };
    const done = button("areasDone", () => el.close(), "button strong");
    const shut = h("button", { type: "button", class: "button round", tLabel: "close" }, desk.icon("close"));
    shut.addEventListener("click", () => el.close());
    const el = h(
      "dialog",
      { class: "sheet areas", tLabel: "areasHead" },
      h("div", { class: "areas-head" }, h("h2", { t: "areasHead" }), shut),
      h("div", { class: "areas-tools" }, h("div", { class: "row", role: "group", tLabel: "toolOf" }, ...tools), add, away, centre, free, turn),
      h("div", { class: "areas-ground" }, stage),
      h("div", { class: "areas-foot" }, said, help, h("p", { class: "help", t: "areasSafe" }), done),
    );
    el.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "n" || event.ctrlKey || event.altKey || tool !== "area") return;
      event.preventDefault();
      grow();
    });
    el.addEventListener("close", () => back && back.focus());
    return {
      el,
      /** Show the dialog; what has the focus then has it again afterwards. */
      open(shown, opener) {
        ({ image, file } = shown);
        back = opener;
        tool = "area";
        read();
        show();
        el.showModal();
        tools[0].focus();
      },
      /** Show another picture, which the item has by now. */
      renew(shown) {
        if (!el.open || shown.image === image) return;
        ({ image, file } = shown);
        read();
        show();
      },
      /** Show what is written by now, unless a finger is drawing. */
      set() {
        if (!el.open || stroke) return;
        read();
        show();
      },
    };
  };
})();
