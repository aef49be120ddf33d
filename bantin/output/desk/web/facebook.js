/* The fanpage: each post as on a phone, folded where phones fold it. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  /** Characters that a phone shows before it folds a post. Not documented by the platform; measured by others. */
  const FOLD = 125;
  const TAGS = /(#[\p{L}\p{N}_]+)/u;

  /** Cut a text where a phone folds it: after the last whole word. */
  const folded = (text) => {
    const letters = [...text];
    if (letters.length <= FOLD + 10) return null;
    const head = letters.slice(0, FOLD).join("");
    const space = head.search(/\s\S*$/);
    return (space > FOLD / 2 ? head.slice(0, space) : head).trimEnd();
  };

  const tagged = (text) =>
    text.split(TAGS).map((piece, index) => (index % 2 ? h("span", { class: "hashtag", text: piece }) : piece));

  const postText = () => {
    let text = null;
    let open = false;
    const body = h("p", { class: "post-text" });
    const toggle = h("button", { type: "button", class: "more" });
    toggle.addEventListener("click", () => {
      open = !open;
      draw();
      toggle.focus();
    });
    const draw = () => {
      const head = folded(text);
      const rest = head === null ? "" : text.slice(head.length);
      desk.show(toggle, head !== null);
      desk.put(toggle, "aria-expanded", head === null ? null : open);
      desk.say(toggle, open ? "less" : "more");
      if (head === null) body.replaceChildren(...tagged(text));
      else if (!open) body.replaceChildren(...tagged(head), "… ", toggle);
      else {
        const line = h("span", { class: "fold-line" }, h("span", { t: "foldHere" }));
        body.replaceChildren(...tagged(head), line, ...tagged(rest.trimStart()), " ", toggle);
      }
    };
    return {
      el: body,
      set(wanted) {
        if (wanted === text) return;
        text = wanted;
        draw();
      },
    };
  };

  const phone = () => {
    const page = h("p", { class: "phone-page" });
    const text = postText();
    const pictures = desk.keyed(h("div", { class: "phone-pictures" }), () => desk.enlargeable());
    const state = desk.stateNote();
    const when = h("p", { class: "phone-when" }, h("span", { t: "now" }), " · ", h("span", { t: "everyone" }));
    const head = h("div", { class: "phone-head" }, h("span", { class: "avatar" }, desk.icon("star")));
    head.append(h("div", {}, page, when));
    const acts = h("div", { class: "phone-acts", "aria-hidden": "true" });
    for (const word of ["like", "comment", "share"]) acts.append(h("span", { t: word }));
    return {
      el: h("div", { class: "phone" }, head, text.el, state.el, pictures.el, acts),
      set(group, post, shown) {
        desk.write(page, desk.data.unit.fanpage);
        text.set(post ? desk.data.texts[post.path] || "" : "");
        const pending = [...shown, ...(post ? [post] : [])].find((found) => found.state !== "ready");
        state.set(pending || { state: "ready" });
        const keyed = shown.filter((found) => found.href);
        pictures.set(keyed, (found) => found.path, (part, found) => part.set(found, group.title));
      },
    };
  };

  const altBlock = () => {
    const text = h("p", { class: "alt-text" });
    const copy = desk.copyButton("copyAlt", "alt");
    const save = desk.saveLink("downloadPicture");
    return {
      el: h("div", { class: "alt" }, h("h3", { t: "altHead" }), text, h("div", { class: "row" }, copy.el, save.el)),
      set(picture, only, alts) {
        const own = only && alts.length === 1 ? desk.data.texts[alts[0].path] : null;
        const words = (own || picture.alt || "").trim();
        desk.write(text, words || desk.t("noAlt"));
        copy.set(words);
        save.set(picture);
      },
    };
  };

  /** The film of the item, which is posted beside its post. */
  const filmBlock = () => {
    const save = desk.saveLink("downloadFilm");
    const cover = desk.saveLink("downloadCover");
    const copy = desk.copyButton("copyPost", "post");
    const el = h("div", { class: "alt" }, h("h3", { t: "itemFilm" }), h("div", { class: "row" }, save.el, cover.el, copy.el));
    return {
      el,
      set(item) {
        const own = desk.data.artifacts.filter((found) => found.channel === "video" && found.item === item);
        const by = (role) => own.find((found) => found.role === role);
        desk.show(el, by("film"));
        save.set(by("film") || { href: null });
        cover.set(by("cover") || { href: null });
        copy.set(by("post") ? (desk.data.texts[by("post").path] || "").trim() : "");
      },
    };
  };

  const article = (made) => {
    const seen = phone();
    const kind = desk.kindMark();
    const title = h("h2", { id: `t-facebook-${made.id}` });
    const letters = h("p", { class: "facts" });
    const copy = desk.copyButton("copyPost", "post", "button strong");
    const save = desk.saveLink("downloadText");
    const alts = desk.keyed(h("div", { class: "alts" }), altBlock);
    const film = filmBlock();
    const mark = desk.mark("facebook");
    const rest = desk.fileList("files");
    const tools = h("div", { class: "tools" }, kind.el, title, letters, h("div", { class: "row" }, copy.el, save.el));
    tools.append(alts.el, film.el, mark.el, rest.el);
    return {
      el: h("article", { class: "post", id: `facebook-${made.id}`, "aria-labelledby": title.id }, seen.el, tools),
      set(group) {
        const post = group.artifacts.find((found) => found.role === "post");
        const pictures = group.artifacts.filter((found) => ["card", "cover"].includes(found.role));
        const told = group.artifacts.filter((found) => found.role === "alt");
        const text = post ? desk.data.texts[post.path] || "" : "";
        const known = new Set([post, ...pictures, ...told]);
        seen.set(group, post, pictures);
        kind.set(group);
        desk.write(title, group.title);
        const n = desk.number([...text.trim()].length);
        desk.write(letters, desk.t(folded(text) === null ? "letters" : "lettersFolded", { n, fold: FOLD }));
        copy.set(text.trim());
        save.set(post || { href: null });
        const only = pictures.length === 1;
        alts.set(pictures, (found) => found.path, (part, found) => part.set(found, only, told));
        film.set(group.id);
        mark.set(group.task);
        rest.set(group.artifacts.filter((found) => !known.has(found)));
      },
    };
  };

  const groups = (artifacts) => {
    const found = desk.grouped(artifacts);
    for (const group of found)
      group.task = { key: `facebook/${group.id}`, title: group.title, of: desk.fingerprint(group.artifacts) };
    return found;
  };

  desk.panels = desk.panels || {};
  desk.panels.facebook = {
    tasks: (artifacts) => groups(artifacts).map((group) => group.task),
    make() {
      const head = desk.channelHead("facebook");
      const posts = desk.keyed(h("div", { class: "posts" }), article);
      return {
        el: h("div", {}, head.el, posts.el),
        set(artifacts) {
          const found = groups(artifacts);
          head.set(found.map((group) => group.task));
          posts.set(found, (group) => group.id);
        },
        show: (item) => document.getElementById(`facebook-${item}`),
      };
    },
  };
})();
