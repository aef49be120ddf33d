/* Films: the storyboard with a scrubber. Painted slides are seen at once, the film as soon as it is encoded; what moves
 * on a slide that was changed meanwhile is seen in between, as a rehearsal. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  const CUE = /(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})[^\n]*\n([\s\S]*?)(?:\n\s*\n|$)/g;

  /** Read WebVTT or SubRip: [start, end, text] in seconds. */
  const cues = (text) => {
    const time = (hours, minutes, seconds, thousandths) =>
      Number(hours || 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
    return [...text.replaceAll("\r\n", "\n").matchAll(CUE)].map((found) => [
      time(...found.slice(1, 5)),
      time(...found.slice(5, 9)),
      found[9].trim(),
    ]);
  };

  /** Paint thumbnails from the film itself, where slides are not at hand. */
  const grab = async (href, times, canvases) => {
    const film = Object.assign(document.createElement("video"), { muted: true, preload: "auto", src: href });
    const once = (name) =>
      new Promise((resolve) => {
        film.addEventListener(name, () => resolve(true), { once: true });
        film.addEventListener("error", () => resolve(false), { once: true });
      });
    if (!(await once("loadeddata"))) return;
    for (const [index, time] of times.entries()) {
      film.currentTime = time;
      if (!(await once("seeked"))) return;
      const canvas = canvases[index];
      Object.assign(canvas, { width: 240, height: Math.round((240 * film.videoHeight) / film.videoWidth) });
      canvas.getContext("2d").drawImage(film, 0, 0, canvas.width, canvas.height);
    }
    film.removeAttribute("src");
  };

  const slidePart = (go) => () => {
    const picture = desk.picture({ class: "slide-picture" });
    const canvas = h("canvas", { class: "slide-picture" });
    const words = h("span", { class: "slide-words" });
    const button = h("button", { type: "button", class: "slide" }, picture.el, canvas, words);
    let start = 0;
    button.addEventListener("click", () => go(start));
    return {
      el: h("li", {}, button),
      button,
      canvas,
      set(slide, index) {
        start = slide.start;
        desk.show(picture.el, slide.href);
        desk.show(canvas, !slide.href);
        picture.set({ href: slide.href, alt: "" });
        const lasting = desk.t("seconds", { n: desk.number(slide.seconds, 1) });
        desk.write(words, lasting);
        const values = { n: index + 1, title: slide.title, start: desk.clock(start), lasting };
        desk.put(button, "aria-label", desk.t("slideOf", values));
        desk.put(button, "title", slide.title);
      },
    };
  };

  /** Plays what moves on slides that were changed, one after the other, over the screen while that is seen. */
  const rehearsals = (moved) => {
    let month = null;
    let known = new Set();
    let waiting = [];
    let seen = false;
    let slide = null;
    const video = h("video", { class: "rehearsal", playsinline: true, preload: "auto" });
    video.muted = true; // or browsers would not start it
    const play = (next) => {
      slide = next;
      video.src = slide.motion;
      desk.put(video, "aria-label", slide.title);
      moved.screen.append(video);
      video.play().catch(() => {});
    };
    const busy = () => slide !== null && !video.ended;
    const next = () => {
      if (seen && !busy() && waiting.length) play(waiting.shift());
    };
    const end = () => {
      waiting = [];
      if (!slide) return;
      slide = null;
      video.removeAttribute("src");
      video.remove();
    };
    new IntersectionObserver((entries) => {
      seen = entries.at(-1).isIntersecting;
      next();
    }).observe(moved.screen);
    video.addEventListener("ended", () => (moved.pending() ? next() : end()));
    video.addEventListener("error", end);
    video.addEventListener("timeupdate", () => slide && moved.to(slide.start + video.currentTime));
    return {
      /** Take the slides as they are now: those whose motion is new are played, but none of a month that was just opened. */
      set(slides) {
        const same = month === desk.data.month;
        const fresh = slides.filter((found) => same && found.motion && !known.has(found.motion));
        month = desk.data.month;
        for (const found of slides) known.add(found.motion);
        if (!moved.pending()) {
          if (!busy()) end();
          return;
        }
        if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) waiting.push(...fresh);
        next();
      },
      /** Play one slide, or none. */
      show(wanted) {
        end();
        if (wanted && wanted.motion && moved.pending()) play(wanted);
      },
    };
  };

  const player = () => {
    let slides = [];
    let total = 0;
    let at = 0;
    let timer = null;
    let href = null;
    let coming = false;
    const video = h("video", { controls: true, playsinline: true, preload: "metadata" });
    const painted = desk.picture({ class: "screen-picture" });
    const screen = h("div", { class: "screen" }, video, painted.el);
    const rehearsal = rehearsals({
      screen,
      pending: () => coming,
      to(seconds) {
        stop();
        at = seconds;
        draw();
      },
    });
    const range = h("input", { type: "range", min: 0, max: 1, step: 0.1, value: 0, tLabel: "scrub" });
    const time = h("output", { class: "metres" });
    const icon = desk.icon("play");
    const play = h("button", { type: "button", class: "button round", tLabel: "play" }, icon);
    const choose = (start) => {
      seek(start);
      rehearsal.show(current());
    };
    const list = desk.keyed(h("ol", { class: "slides" }), slidePart((start) => choose(start)));
    const note = h("p", { class: "state", "data-state": "pending" });
    const captions = h("input", { type: "checkbox" });
    const captionsLabel = h("label", { class: "captions" }, captions, h("span", { t: "captions" }));
    const track = video.addTextTrack("captions", "Tiếng Việt", "vi");
    track.mode = "disabled";
    let captionText = null;
    // The cover is what a platform shows before the film runs.
    const poster = (cover) => desk.put(video, "poster", cover ? cover.href : null);

    const current = () => slides.findLast((slide) => slide.start <= at + 0.05) || slides[0];
    const draw = () => {
      range.value = at;
      range.style.setProperty("--part", `${total ? (100 * at) / total : 0}%`);
      const words = `${desk.clock(at)} / ${desk.clock(total)}`;
      desk.write(time, words);
      range.setAttribute("aria-valuetext", words);
      const slide = current();
      slides.forEach((found, index) => {
        const { button } = list.part(index);
        desk.put(button, "aria-current", found === slide ? "true" : null);
      });
      if (!href && slide) painted.set({ href: slide.href, alt: slide.title });
    };
    const seek = (seconds) => {
      at = Math.min(total, seconds);
      if (href) video.currentTime = at;
      draw();
    };
    const running = () => timer !== null || (href && !video.paused);
    const look = () => {
      icon.name(running() ? "pause" : "play");
      play.dataset.tLabel = running() ? "pause" : "play";
      play.setAttribute("aria-label", desk.t(play.dataset.tLabel));
    };
    const stop = () => {
      clearInterval(timer);
      timer = null;
      video.pause();
    };
    play.addEventListener("click", () => {
      rehearsal.show(null);
      if (running()) stop();
      else if (href) video.play().catch(() => {});
      else
        timer = setInterval(() => {
          if (at >= total) stop();
          else seek(at + 0.1);
          look();
        }, 100);
      look();
    });
    range.addEventListener("input", () => {
      rehearsal.show(null);
      seek(Number(range.value));
    });
    for (const event of ["play", "pause", "ended"]) video.addEventListener(event, look);
    video.addEventListener("timeupdate", () => {
      if (!href || video.seeking) return;
      at = video.currentTime;
      draw();
    });
    captions.addEventListener("change", () => (track.mode = captions.checked ? "showing" : "disabled"));

    const load = (artifact) => {
      if (artifact.href === href) return;
      const [before, was] = [at, href];
      stop();
      href = artifact.href;
      if (!href) return video.removeAttribute("src");
      video.src = href;
      if (was || before) video.addEventListener("loadedmetadata", () => seek(before), { once: true });
      const bare = slides.every((slide) => !slide.href);
      if (bare && slides.length) {
        const canvases = slides.map((_, index) => list.part(index).canvas);
        grab(href, slides.map((slide) => slide.start + slide.seconds * 0.7), canvases);
      }
    };
    const caption = (path) => {
      const text = path ? desk.data.texts[path] || "" : "";
      desk.show(captionsLabel, text);
      if (text === captionText) return;
      captionText = text;
      track.mode = "hidden"; // cues can be changed only while the track is not disabled
      for (const cue of [...(track.cues || [])]) track.removeCue(cue);
      for (const [start, end, words] of cues(text)) track.addCue(new VTTCue(start, end, words));
      track.mode = captions.checked ? "showing" : "disabled";
    };
    const bar = h("div", { class: "scrub" }, play, range, time, captionsLabel);
    return {
      el: h("div", { class: "player" }, screen, h("div", { class: "player-side" }, note, bar, list.el)),
      set(entry, artifact, cover) {
        let start = 0;
        slides = entry.slides.map((slide, index) => {
          const title = slide.title || desk.t(index ? "closing" : "opening");
          const found = { ...slide, start, title };
          start += slide.seconds;
          return found;
        });
        total = start || artifact.seconds || 0;
        range.max = total;
        list.set(slides.map((slide, index) => ({ slide, index })), ({ index }) => index, (part, { slide, index }) =>
          part.set(slide, index),
        );
        screen.style.aspectRatio = `${entry.width} / ${entry.height}`;
        screen.classList.toggle("tall", entry.height > entry.width);
        desk.show(video, artifact.href);
        desk.show(painted.el, !artifact.href && slides.some((slide) => slide.href));
        desk.put(video, "aria-label", artifact.alt || artifact.path);
        poster(cover);
        const percent = artifact.progress === null ? null : Math.round(artifact.progress * 100);
        const pending = percent === null ? "filmPending" : "filmPendingPart";
        desk.show(note, artifact.state !== "ready");
        desk.put(note, "data-state", artifact.state);
        if (artifact.state !== "ready")
          desk.write(note, desk.t(artifact.state === "pending" ? pending : artifact.state, { percent }));
        desk.show(screen, artifact.href || slides.some((slide) => slide.href));
        coming = artifact.state === "pending";
        load(artifact);
        rehearsal.set(slides);
        caption(entry.captions);
        draw();
      },
      item(id) {
        const slide = slides.find((found) => found.item === id);
        if (slide) seek(slide.start + 0.5);
      },
      stop() {
        stop();
        look();
      },
    };
  };

  const filmPart = (made) => {
    const key = made.entry.path;
    const title = h("h2", { id: `t-${key.replace(/\W/g, "-")}` });
    const facts = h("p", { class: "facts" });
    const save = desk.saveLink("downloadFilm", "button strong");
    const saveCover = desk.saveLink("downloadCover");
    const saveCaptions = desk.saveLink("downloadCaptions");
    const copy = desk.copyButton("copyPost", "post");
    const mark = desk.mark("video");
    const shown = player();
    const text = h("p", { class: "alt-text" });
    const words = h("div", { class: "alt" }, h("h3", { t: "filmPost" }), text);
    const rest = desk.fileList("files");
    const row = h("div", { class: "row" }, save.el, saveCover.el, saveCaptions.el, copy.el, mark.el);
    const head = h("div", { class: "board-head" }, h("div", {}, title, facts), row);
    return {
      el: h("article", { class: "film", "aria-labelledby": title.id }, head, shown.el, words, rest.el),
      set({ entry, artifact, others, task }) {
        desk.write(title, task.title);
        const seconds = artifact.seconds || entry.slides.reduce((sum, slide) => sum + slide.seconds, 0);
        const { width, height } = entry;
        const name = entry.path.split("/").at(-1);
        desk.write(facts, desk.t("filmFacts", { name, width, height, time: desk.clock(seconds) }));
        const cover = others.find((found) => found.role === "cover");
        const captions = others.find((found) => found.path === entry.subtitles);
        const post = others.find((found) => found.role === "post");
        const posted = post ? (desk.data.texts[post.path] || "").trim() : "";
        desk.write(text, posted);
        desk.show(words, posted);
        desk.show(copy.el, post);
        copy.set(posted);
        save.set(artifact);
        saveCover.set(cover || { href: null });
        saveCaptions.set(captions || { href: null });
        mark.set(task);
        shown.set(entry, artifact, cover);
        rest.set(others.filter((found) => ![cover, captions, post].includes(found)));
      },
      item: shown.item,
      stop: shown.stop,
    };
  };

  /** The text that goes with the film wherever it is posted. */
  const postPart = () => {
    const text = h("p", { class: "bubble-text" });
    const letters = h("p", { class: "facts" });
    const state = desk.stateNote();
    const copy = desk.copyButton("copyPost", "post", "button strong");
    const save = desk.saveLink("downloadText");
    const tools = h("div", { class: "tools" }, h("h2", { t: "filmPost" }), letters, state.el);
    tools.append(h("div", { class: "row" }, copy.el, save.el));
    return {
      el: h("section", { class: "message" }, h("div", { class: "alt" }, text), tools),
      set(post) {
        const words = (desk.data.texts[post.path] || "").trim();
        desk.write(text, words);
        desk.show(text.parentElement, words);
        desk.write(letters, desk.t("letters", { n: desk.number([...words].length) }));
        state.set(post);
        copy.set(words);
        save.set(post);
      },
    };
  };

  const shape = ({ width, height }) => (width > height ? "filmWide" : width < height ? "filmTall" : "filmSquare");

  /** The month's films, then those of single items, each with what belongs to it. */
  const films = (artifacts) => {
    const found = desk.data.films.map((entry) => ({ entry, artifact: artifacts.find(({ path }) => path === entry.path) }));
    const whole = found.filter(({ artifact }) => !artifact.item);
    return found.map(({ entry, artifact }) => {
      const belongs = (other) => artifact.format && other.format === artifact.format && other.item === artifact.item;
      const others = artifacts.filter((other) => other !== artifact && belongs(other));
      const of = desk.fingerprint([artifact, ...others]);
      const name = artifact.item ? `items/${artifact.item}` : artifact.format || entry.path;
      const alike = whole.filter((film) => shape(film.entry) === shape(entry)).length > 1;
      const called = alike ? `${desk.t(shape(entry))} ${name}` : desk.t(shape(entry));
      const title = artifact.item ? desk.t("filmOf", { title: desk.called(artifact.item).title }) : called;
      return { entry, artifact, others, task: { key: `video/${name}`, title, of } };
    });
  };

  desk.panels = desk.panels || {};
  desk.panels.video = {
    tasks: (artifacts) => films(artifacts).map((film) => film.task),
    make() {
      const head = desk.channelHead("video");
      const list = desk.keyed(h("div", { class: "films" }), filmPart);
      const posts = desk.keyed(h("div", { class: "messages film-posts" }), postPart);
      const rest = desk.fileList("files");
      let found = [];
      const parts = () => found.map((film) => list.part(film.entry.path));
      return {
        el: h("div", {}, head.el, list.el, posts.el, rest.el),
        set(artifacts) {
          found = films(artifacts);
          const texts = artifacts.filter((artifact) => artifact.role === "post" && !artifact.item);
          const known = new Set([...found.flatMap((film) => [film.artifact, ...film.others]), ...texts]);
          head.set(found.map((film) => film.task));
          list.set(found, (film) => film.entry.path);
          posts.set(texts, (post) => post.path);
          rest.set(artifacts.filter((artifact) => !known.has(artifact)));
        },
        show(item) {
          for (const part of parts()) part.item(item);
          const own = found.find((film) => film.artifact.item === item);
          return own ? list.part(own.entry.path).el : list.el;
        },
        leave: () => parts().forEach((part) => part.stop()),
      };
    },
  };
})();
