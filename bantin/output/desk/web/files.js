/* A channel that has no panel of its own: its files, each with what can be shown of it. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});
  const { h } = desk;

  desk.panels = desk.panels || {};
  desk.filesPanel = (channel) => ({
    tasks: (artifacts) =>
      artifacts.length ? [{ key: `${channel}/all`, title: desk.channelName(channel), of: desk.fingerprint(artifacts) }] : [],
    make() {
      const head = desk.channelHead(channel);
      const mark = desk.mark(channel);
      const list = desk.fileList("filesAll");
      const nothing = h("p", { class: "notice", t: "nothing" });
      return {
        el: h("div", {}, head.el, nothing, list.el, mark.el),
        set(artifacts) {
          const [task] = desk.filesPanel(channel).tasks(artifacts);
          head.set(task ? [task] : []);
          desk.show(nothing, !task);
          desk.show(mark.el, task);
          if (task) mark.set(task);
          list.set(artifacts);
        },
        show: () => list.el,
      };
    },
  });
})();
