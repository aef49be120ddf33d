/* Search: what readers type is looked up in parts of an index that are loaded as they are needed, from a folder too. */
"use strict";
(() => {
  const MOST = 40;
  const form = document.getElementById("tim");
  const field = document.getElementById("chu");
  const told = document.getElementById("so-thay");
  const list = document.getElementById("thay");
  const known = { words: new Map(), pages: new Map(), shards: new Set(), loading: new Map() };
  let asked = 0;

  window.bantinSearch = {
    begin({ shards }) {
      known.shards = new Set(shards);
      const wanted = new URLSearchParams(location.search).get("chu");
      if (wanted) {
        field.value = wanted;
        find();
      }
    },
    words(found) {
      for (const [word, steps] of Object.entries(found)) {
        let at = 0;
        known.words.set(word, steps.split(" ").map((step) => (at += parseInt(step, 36))));
      }
    },
    pages(found) {
      for (const [number, page] of Object.entries(found)) known.pages.set(Number(number), page);
    },
  };

  const load = (name) => {
    if (!known.loading.has(name)) {
      known.loading.set(
        name,
        new Promise((done) => {
          const script = document.createElement("script");
          script.src = `tim/${name}.js`;
          script.onload = script.onerror = done;
          document.head.append(script);
        }),
      );
    }
    return known.loading.get(name);
  };

  const folded = (text) =>
    text.toLowerCase().replaceAll("đ", "d").normalize("NFKD").replace(/[^a-z0-9\s]/g, (sign) => (/\p{M}/u.test(sign) ? "" : " "));

  /** The numbers of the pages that have a word, or one that begins with it where it is the last that is typed. */
  const having = (word, last) => {
    const found = new Set(known.words.get(word) || []);
    if (last) for (const [other, pages] of known.words) if (other.startsWith(word)) pages.forEach((page) => found.add(page));
    return found;
  };

  const find = async () => {
    const turn = ++asked;
    const words = folded(field.value).split(/\s+/).filter((word) => word.length > 1);
    const shards = [...new Set(words.map((word) => word.slice(0, 2)))].filter((shard) => known.shards.has(shard));
    await Promise.all(shards.map(load));
    if (turn !== asked) return;
    const sets = words.map((word, at) => having(word, at === words.length - 1));
    const numbers = sets.length ? [...sets[0]].filter((page) => sets.every((set) => set.has(page))).sort((a, b) => b - a) : [];
    const shown = numbers.slice(0, MOST);
    await Promise.all([...new Set(shown.map((page) => `trang-${Math.floor(page / 100)}`))].map(load));
    if (turn !== asked) return;
    list.replaceChildren(
      ...shown.map((page) => {
        const [address, title, issue, code] = known.pages.get(page);
        const item = document.createElement("li");
        const link = Object.assign(document.createElement("a"), { href: address, textContent: title });
        const facts = Object.assign(document.createElement("small"), { textContent: `${issue} · mã ${code}` });
        item.append(link, facts);
        return item;
      }),
    );
    const more = numbers.length > MOST ? `, đây là ${MOST} tin mới nhất` : "";
    told.textContent = words.length ? (numbers.length ? `Thấy ${numbers.length} tin${more}.` : "Không tin nào có đủ các chữ ấy.") : "Gõ vài chữ để tìm.";
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  field.addEventListener("input", find);
})();
