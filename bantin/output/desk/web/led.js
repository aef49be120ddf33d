/* LED boards: pictures in turn, as round LEDs, at the size in which they are seen from a distance. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  /** Distance of the eye, and size of a CSS pixel: a monitor's by definition, a phone's by what phones have. */
  const touch = window.matchMedia("(pointer: coarse)").matches;
  const EYE_CM = touch ? 35 : 60;
  const PIXEL_M = touch ? 0.0254 / 160 : 0.0254 / 96;
  const FARTHEST = 4; // times the viewing distance
  const STEPS = 1000;
  const TALLEST = 420; // pixels of the stage
  const CLOSE_CELL = 8; // pixels of a LED that is looked at

  const masks = new Map();
  /** One LED: a round light with a dark rim, as a tile that darkens what is under it. */
  const mask = (cell) => {
    if (!masks.has(cell)) {
      const tile = Object.assign(document.createElement("canvas"), { width: cell, height: cell });
      const pen = tile.getContext("2d");
      pen.fillStyle = "#101010";
      pen.fillRect(0, 0, cell, cell);
      if (cell === 2) {
        ["#ffffff", "#c0c0c0", "#c0c0c0", "#585858"].forEach((grey, at) => {
          pen.fillStyle = grey;
          pen.fillRect(at % 2, at >> 1, 1, 1);
        });
      } else {
        pen.fillStyle = "#ffffff";
        pen.beginPath();
        pen.arc(cell / 2, cell / 2, cell * 0.44, 0, 2 * Math.PI);
        pen.fill();
      }
      masks.set(cell, tile);
    }
    return masks.get(cell);
  };

  /** Draw a picture with `cell` canvas pixels a LED. */
  const drawLeds = (canvas, image, cell) => {
    const [width, height] = [image.naturalWidth * cell, image.naturalHeight * cell];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const pen = canvas.getContext("2d");
    pen.imageSmoothingEnabled = false;
    pen.globalCompositeOperation = "source-over";
    pen.drawImage(image, 0, 0, width, height);
    if (cell < 2) return;
    pen.globalCompositeOperation = "multiply";
    pen.fillStyle = pen.createPattern(mask(cell), "repeat");
    pen.fillRect(0, 0, width, height);
    pen.globalCompositeOperation = "lighter"; // the glow around lit LEDs
    pen.imageSmoothingEnabled = true;
    pen.globalAlpha = 0.28;
    pen.drawImage(image, 0, 0, width, height);
    pen.globalAlpha = 1;
  };

  /** Draw a picture smaller than its pixels: what the eye melts together. */
  const drawFar = (canvas, image, width, height) => {
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const pen = canvas.getContext("2d");
    pen.globalCompositeOperation = "source-over";
    pen.imageSmoothingEnabled = true;
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, width, height);
  };

  const enlarge = (artifact, title) =>
    desk.enlarge(artifact.path, title, async (canvas, found) => {
      const image = await desk.load(found.href);
      if (image) drawLeds(canvas, image, CLOSE_CELL);
    });

  /** The board on its stage. `see(artifact)` shows a picture, `from(metres)` from a distance; null is close up. */
  const stage = () => {
    const canvas = h("canvas", { class: "board", role: "img" });
    const el = h("div", { class: "stage" }, canvas);
    let board = null;
    let image = null;
    let metres = null;
    let wanted = null;
    const room = () => {
      const width = Math.max(80, el.clientWidth - 32);
      return Math.min(width, (TALLEST * board.width) / board.height);
    };
    /** Distance at which the board fills the stage. */
    const nearest = () => (board.width * board.pitch_mm * EYE_CM) / 100 / 1000 / (room() * PIXEL_M);
    const draw = () => {
      if (!board || !el.clientWidth) return;
      const dpr = window.devicePixelRatio || 1;
      const ratio = board.height / board.width;
      const share = metres === null ? 1 : Math.min(1, nearest() / metres);
      const cell = Math.floor((room() * dpr) / board.width);
      const whole = metres === null && cell >= 2;
      const width = whole ? (cell * board.width) / dpr : Math.max(4, room() * share);
      el.style.height = `${Math.round(room() * ratio) + 48}px`;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${width * ratio}px`;
      if (!image) return;
      if (whole) drawLeds(canvas, image, cell);
      else drawFar(canvas, image, Math.round(width * dpr), Math.round(width * ratio * dpr));
    };
    new ResizeObserver(draw).observe(el);
    return {
      el,
      canvas,
      nearest: () => (board && el.clientWidth ? nearest() : null),
      board(entry) {
        board = entry;
        draw();
      },
      see(artifact, words) {
        canvas.setAttribute("aria-label", words);
        if (wanted === artifact.href) return;
        wanted = artifact.href;
        const show = (loaded) => {
          if (!loaded || wanted !== artifact.href) return;
          image = loaded;
          draw();
        };
        desk.await(desk.load(artifact.href).then(show));
      },
      from(distance) {
        metres = distance;
        draw();
      },
    };
  };

  /** The slider from close up to four times the distance of those who look. */
  const distances = (onChange) => {
    let board = null;
    let nearest = 1;
    let closeUp = true;
    const range = h("input", { type: "range", min: 0, max: STEPS, value: 0, tLabel: "distance" });
    const output = h("output", { class: "metres" });
    const close = h("button", { type: "button", class: "button small", t: "atBoard" });
    const viewer = h("button", { type: "button", class: "button small" });
    const hint = h("p", { class: "hint" });
    const farthest = () => Math.max(board.viewing_m * FARTHEST, nearest * 2);
    const metres = () => nearest * (farthest() / nearest) ** (range.value / STEPS);
    const tell = () => {
      const there = closeUp ? null : metres();
      const words = closeUp ? desk.t("atBoard") : desk.t("metres", { m: desk.number(there, there < 10 ? 1 : 0) });
      desk.write(output, words);
      desk.write(hint, closeUp ? desk.t("distanceMore") : desk.t("distanceHint", { eye: EYE_CM }));
      range.setAttribute("aria-valuetext", words);
      close.setAttribute("aria-pressed", closeUp);
      viewer.setAttribute("aria-pressed", there !== null && Math.abs(there / board.viewing_m - 1) < 0.02);
      onChange(there);
    };
    range.addEventListener("input", () => {
      closeUp = Number(range.value) === 0;
      tell();
    });
    close.addEventListener("click", () => {
      closeUp = true;
      range.value = 0;
      tell();
    });
    viewer.addEventListener("click", () => {
      closeUp = false;
      const part = Math.log(board.viewing_m / nearest) / Math.log(farthest() / nearest);
      range.value = Math.round(Math.max(0, part) * STEPS);
      tell();
    });
    const ends = h("div", { class: "row" }, close, viewer);
    const label = h("span", { class: "distance-name", t: "distance" });
    return {
      el: h("div", { class: "distance" }, h("div", { class: "distance-line" }, label, range, output), ends, hint),
      set(entry, near) {
        board = entry;
        nearest = near || nearest;
        desk.write(viewer, desk.t("atViewer", { m: desk.number(board.viewing_m) }));
        tell();
      },
    };
  };

  const frameRow = (choose) => () => {
    const picture = desk.picture({ class: "frame-picture" });
    const button = h("button", { type: "button", class: "frame-choose" }, picture.el);
    const title = h("p", { class: "frame-title" });
    const facts = h("p", { class: "file-facts" });
    const state = desk.stateNote();
    const copy = desk.copyButton("copyAlt", "alt", "button small");
    const save = desk.saveLink("downloadPicture", "button small");
    let at = 0;
    button.addEventListener("click", () => choose(at));
    const words = h("div", { class: "frame-words" }, title, facts, state.el, h("div", { class: "row" }, copy.el, save.el));
    return {
      el: h("li", { class: "frame" }, button, words),
      set(frame, index, current) {
        at = index;
        const { artifact } = frame;
        picture.set(artifact);
        desk.put(picture.el, "alt", "");
        desk.put(button, "aria-label", `${desk.t("frameOf", { n: index + 1, all: frame.all })}: ${frame.title}`);
        desk.put(button, "aria-current", index === current ? "true" : null);
        desk.write(title, frame.title);
        desk.write(facts, desk.t("seconds", { n: desk.number(frame.seconds, 1) }));
        state.set(artifact);
        copy.set(artifact.alt);
        save.set(artifact);
      },
    };
  };

  const boardPart = (made) => {
    let frames = [];
    let board = made;
    let at = 0;
    let elapsed = 0;
    let playing = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const name = h("h2", { id: `t-led-${made.id}` });
    const facts = h("p", { class: "facts" });
    const shown = stage();
    const slider = distances((metres) => shown.from(metres));
    const bar = h("span", { class: "dwell-bar" });
    const icon = desk.icon("pause");
    const word = h("span", { t: "pause" });
    const play = h("button", { type: "button", class: "button play" }, icon, word);
    const step = (by, words, look) => {
      const button = h("button", { type: "button", class: "button round", tLabel: words }, desk.icon(look));
      button.addEventListener("click", () => choose(at + by));
      return button;
    };
    const counter = h("p", { class: "dwell-name" });
    const leds = h("button", { type: "button", class: "button" }, desk.icon("zoom"), h("span", { t: "leds" }));
    const rows = desk.keyed(h("ol", { class: "frames" }), frameRow((index) => choose(index)));
    const mark = desk.mark("led");
    const given = [
      { role: "package", link: desk.saveLink("downloadPackage") },
      { role: "sheet", link: desk.saveLink("downloadSheet") },
    ];
    const rest = desk.fileList();
    const files = h("details", { class: "fold" }, h("summary", {}, h("span", { t: "boardFiles" })), rest.el);

    const draw = () => {
      const frame = frames[at];
      desk.show(shown.el, frame);
      if (!frame) return;
      const values = { name: board.name, n: at + 1, all: frames.length, title: frame.title };
      shown.see(frame.artifact, desk.t("boardPicture", values));
      desk.write(counter, `${desk.t("frameOf", values)}: ${frame.title}`);
      bar.style.width = `${Math.min(100, (100 * elapsed) / frame.seconds)}%`;
    };
    const list = () => rows.set(frames, (frame) => frame.path, (part, frame, index) => part.set(frame, index, at));
    const choose = (index) => {
      at = (index + frames.length) % frames.length;
      elapsed = 0;
      draw();
      list();
    };
    const running = () => {
      icon.name(playing ? "pause" : "play");
      desk.say(word, playing ? "pause" : "play");
    };
    play.addEventListener("click", () => {
      playing = !playing;
      running();
    });
    leds.addEventListener("click", () => enlarge(frames[at].artifact, `${board.name}: ${frames[at].title}`));
    running();
    const dwell = h("div", { class: "dwell" }, step(-1, "previous", "back"), play, step(1, "next", "next"), counter, leds);
    const links = h("div", { class: "row" }, ...given.map(({ link }) => link.el), mark.el);
    const head = h("div", { class: "board-head" }, h("div", {}, name, facts), links);
    const fold = h("details", { class: "fold" }, h("summary", {}, h("span", { t: "frames" })), rows.el);
    return {
      el: h(
        "article",
        { class: "led", id: `led-${made.id}`, "aria-labelledby": name.id },
        head,
        h("div", { class: "street" }, shown.el, h("div", { class: "dwell-track" }, bar)),
        dwell,
        slider.el,
        fold,
        files,
      ),
      set({ entry, artifacts, task }) {
        const byPath = new Map(artifacts.map((found) => [found.path, found]));
        const before = frames[at] && frames[at].path;
        board = entry;
        frames = entry.frames
          .map((frame) => ({ ...frame, artifact: byPath.get(frame.path) }))
          .filter((frame) => frame.artifact && frame.artifact.href)
          .map((frame, _, all) => ({ ...frame, all: all.length, title: desk.called(frame.artifact.item).title }));
        at = Math.max(0, frames.findIndex((frame) => frame.path === before));
        desk.write(name, board.name);
        const [wide, high] = [board.width, board.height].map((side) => desk.number((side * board.pitch_mm) / 1000, 2));
        const { width, height, viewing_m: viewing, pitch_mm: pitch } = board;
        const values = { width, height, wide, high, pitch: desk.number(pitch, 1), viewing: desk.number(viewing) };
        desk.write(facts, desk.t("boardFacts", values));
        shown.board(board);
        slider.set(board, shown.nearest());
        mark.set(task);
        const known = new Set(entry.frames.map((frame) => frame.path));
        const others = artifacts.filter((found) => !known.has(found.path) || !found.href);
        rest.set(others);
        desk.show(files, others.length);
        for (const { role, link } of given) {
          link.set(artifacts.find((found) => found.role === role && found.state !== "failed") || { href: null });
        }
        draw();
        list();
      },
      /** Let time pass. */
      tick(seconds) {
        if (!playing || frames.length < 2 || !shown.el.clientWidth) return;
        elapsed += seconds;
        if (elapsed >= frames[at].seconds) choose(at + 1);
        else bar.style.width = `${(100 * elapsed) / frames[at].seconds}%`;
      },
      measure: () => slider.set(board, shown.nearest()),
      item(id) {
        const index = frames.findIndex((frame) => frame.artifact.item === id);
        if (index >= 0) choose(index);
      },
    };
  };

  const boards = (artifacts) => {
    const found = desk.data.boards.map((entry) => {
      const own = artifacts.filter((artifact) => artifact.board === entry.id);
      const task = { key: `led/${entry.id}`, title: entry.name, of: desk.fingerprint(own) };
      return { entry, artifacts: own, task };
    });
    return found.filter((board) => board.artifacts.length);
  };

  desk.panels = desk.panels || {};
  desk.panels.led = {
    tasks: (artifacts) => boards(artifacts).map((board) => board.task),
    make() {
      const head = desk.channelHead("led");
      const list = desk.keyed(h("div", { class: "boards" }), ({ entry }) => boardPart(entry));
      const rest = desk.fileList("files");
      const el = h("div", {}, head.el, list.el, rest.el);
      let found = [];
      const parts = () => found.map((board) => list.part(board.entry.id));
      let last = null;
      const tick = (now) => {
        if (last !== null && !document.hidden) for (const part of parts()) part.tick(Math.min(0.25, (now - last) / 1000));
        last = now;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      new ResizeObserver(() => parts().forEach((part) => part.measure())).observe(el);
      return {
        el,
        set(artifacts) {
          found = boards(artifacts);
          const known = new Set(found.flatMap((board) => board.artifacts));
          head.set(found.map((board) => board.task));
          list.set(found, (board) => board.entry.id);
          rest.set(artifacts.filter((artifact) => !known.has(artifact)));
        },
        show(item) {
          for (const part of parts()) part.item(item);
          return list.el;
        },
      };
    },
  };
})();
