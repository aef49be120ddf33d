/* Making elements, and bringing them up to date without touching what stays the same.
 *
 * A part is {el, set(…)}: an element, and a function that makes it show a value; calling it again with an equal value
 * changes nothing. All texts go in as text, never as markup.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});

  /** Make an element. `t` and `tLabel` name words that follow the language; `on` holds listeners. */
  desk.h = (tag, options = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(options)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
      else if (name === "t") desk.say(element, value);
      else if (name === "tLabel") {
        element.dataset.tLabel = value;
        element.setAttribute("aria-label", desk.t(value));
      } else if (name === "text") element.textContent = value;
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** Let an element say words that follow the language. */
  desk.say = (element, key) => {
    element.dataset.t = key;
    desk.write(element, desk.t(key));
  };

  desk.write = (element, text) => {
    if (element.dataset.vi) {
      delete element.dataset.vi;
      element.removeAttribute("lang");
    }
    if (element.textContent !== text) element.textContent = text;
  };

  /** Write what was said in Vietnamese, whatever the language of the page: a screen reader must know. */
  desk.writeVi = (element, text) => {
    desk.write(element, text);
    element.dataset.vi = "true";
    element.lang = "vi";
  };

  /** Write why something was refused: the server says it in Vietnamese, the page in its own language. */
  desk.refuse = (element, error) => (error.told && error.told.message ? desk.writeVi : desk.write)(element, error.message);

  /** Say words of the page around a reason that is Vietnamese. */
  desk.sayWhy = (element, key, why) => {
    if (element.textContent === desk.t(key, { why })) return; // a live region speaks of what changed alone
    const [before, after] = desk.t(key, { why: "\0" }).split("\0");
    desk.write(element, "");
    element.replaceChildren(before, desk.h("span", { lang: "vi", text: why }), after || "");
  };

  desk.put = (element, name, value) => {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  };

  desk.show = (element, shown) => {
    if (element.hidden === Boolean(shown)) element.hidden = !shown;
  };

  desk.icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#i-${name}`);
    svg.append(use);
    svg.name = (other) => desk.put(use, "href", `#i-${other}`);
    return svg;
  };

  /** Keep a parent's children in step with a list: parts are kept by key, made where new, removed where gone. */
  desk.keyed = (parent, make) => {
    const parts = new Map();
    return {
      el: parent,
      part: (key) => parts.get(key),
      set(entries, key, update = (part, entry, index) => part.set(entry, index)) {
        const wanted = new Set(entries.map(key));
        for (const [name, part] of parts)
          if (!wanted.has(name)) {
            part.el.remove();
            parts.delete(name);
          }
        let place = parent.firstElementChild;
        entries.forEach((entry, index) => {
          const name = key(entry);
          if (!parts.has(name)) parts.set(name, make(entry));
          const part = parts.get(name);
          if (part.el === place) place = place.nextElementSibling;
          else parent.insertBefore(part.el, place);
          update(part, entry, index);
        });
      },
    };
  };

  /** What is being decoded; `desk.settled` waits for it. */
  let decoding = [];
  desk.await = (promise) => {
    decoding.push(promise);
    return promise;
  };
  desk.settled = async () => {
    const waiting = decoding;
    decoding = [];
    await Promise.all(waiting);
  };

  const near = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.bottom > -200 && box.top < window.innerHeight + 200;
  };

  /** A picture that is decoded before it takes another's place, so that nothing flickers. */
  desk.picture = (options = {}) => {
    let shown = desk.h("img", { alt: "", decoding: "async", ...options });
    let href = null;
    const part = {
      get el() {
        return shown;
      },
      href: () => href,
      set(artifact) {
        const { alt, width, height } = artifact;
        desk.put(shown, "alt", alt || "");
        if (artifact.href === href) return;
        const first = href === null;
        href = artifact.href;
        if (href === null) {
          shown.removeAttribute("src");
          return;
        }
        const next = first ? shown : shown.cloneNode();
        desk.put(next, "width", width);
        desk.put(next, "height", height);
        if (first || !near(shown)) {
          next.loading = "lazy";
          next.src = href;
          if (next !== shown) shown.replaceWith(next);
          shown = next;
          return;
        }
        next.removeAttribute("loading");
        next.src = href;
        const wanted = href;
        const replace = () => {
          if (href !== wanted) return;
          shown.replaceWith(next);
          shown = next;
        };
        desk.await(next.decode().then(replace, () => {}));
      },
    };
    return part;
  };

  /** Load a picture to draw it on a canvas; the same address is loaded once. */
  const loaded = new Map();
  desk.load = (href) => {
    if (!loaded.has(href)) {
      const image = new Image();
      image.src = href;
      loaded.set(
        href,
        image.decode().then(
          () => image,
          () => null,
        ),
      );
      while (loaded.size > 200) loaded.delete(loaded.keys().next().value);
    }
    return loaded.get(href);
  };

  /** Keep a small thing in this browser; where that is forbidden, only for as long as the page is open. */
  const memory = new Map();
  desk.keep = {
    lasting: true,
    get(name) {
      try {
        return window.localStorage.getItem(`bantin:${name}`) ?? memory.get(name) ?? null;
      } catch {
        desk.keep.lasting = false;
        return memory.get(name) ?? null;
      }
    },
    set(name, value) {
      memory.set(name, value);
      try {
        window.localStorage.setItem(`bantin:${name}`, value);
      } catch {
        desk.keep.lasting = false;
      }
    },
  };

  let fading = 0;
  /** Tell something for a few seconds. */
  desk.notice = (text, write = desk.write) => {
    const toast = document.getElementById("toast");
    write(toast, text);
    toast.classList.add("on");
    clearTimeout(fading);
    fading = setTimeout(() => toast.classList.remove("on"), 4000);
  };

  /** Put a text into the clipboard; also where the page has no right to the Clipboard API. */
  desk.copy = async (text, what) => {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      const back = document.activeElement;
      const area = desk.h("textarea", { class: "off", readonly: true, "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      if (back) back.focus();
    }
    desk.notice(done ? desk.t("copied", { what: desk.t(what) }) : desk.t("notCopied"));
    return done;
  };

  /** Save a text as a file. */
  desk.save = (name, text, type) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = desk.h("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
})();
