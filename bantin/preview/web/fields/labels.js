/* What fields of forms are called in the language of the page; what has no English name keeps its own. */
"use strict";
(() => {
  const desk = (window.desk = window.desk || {});

  /** Name one thing that has a label. */
  desk.labelOf = ({ label, label_en: english }) => (desk.language() === "en" && english) || label;

  /** Name controls, with all that is in them. */
  desk.inLanguage = (controls) =>
    controls.map((control) => ({
      ...control,
      label: desk.labelOf(control),
      choices: control.choices.map((choice) => ({ ...choice, label: desk.labelOf(choice) })),
      fields: desk.inLanguage(control.fields),
    }));
})();
