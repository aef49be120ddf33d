/* What was newly found in the form that is open, for those who hear the page: said once, politely, when nobody types.
 *
 * `desk.spoken()` is {el, tell(file, found)}. What was there when the form was opened is read with its fields, and a
 * finding whose line or number alone has changed is not new.
 */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  desk.learn({
    vi: { foundNow: "Vừa thấy", foundMore: "Và {n} chỗ nữa trong «Soát lỗi»." },
    en: { foundNow: "Just found", foundMore: "And {n} more under “Check”." },
  });

  const name = ({ field, message }) => `${field} ${message}`;

  desk.spoken = () => {
    const el = h("p", { class: "off", role: "status" });
    let of = null;
    let known = new Set();
    return {
      el,
      tell(file, found) {
        const fresh = of === file ? found.filter((one) => !known.has(name(one))) : [];
        [of, known] = [file, new Set(found.map(name))];
        const [first, ...more] = fresh;
        if (!first) return void (found.length || el.replaceChildren());
        el.replaceChildren(
          `${desk.t("foundNow")}: ${desk.t(first.severity)}. `,
          h("span", { lang: "vi", text: `${first.message} ${first.hint} ` }),
          more.length ? desk.t("foundMore", { n: more.length }) : "",
        );
      },
    };
  };
})();
