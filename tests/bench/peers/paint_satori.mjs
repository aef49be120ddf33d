// Times Satori and resvg-js for paint.py: a task file in, medians in milliseconds out, as JSON.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const task = JSON.parse(fs.readFileSync(process.argv[2], "utf-8"));
const require = createRequire(path.join(task.folder, "from-here.js"));
const satori = require("satori").default ?? require("satori");
const { Resvg } = require("@resvg/resvg-js");

const fonts = task.fonts.map(({ weight, file }) => ({ name: "Card", weight, style: "normal", data: fs.readFileSync(file) }));
const medians = [];
for (const { width, height, tree } of task.cards) {
  tree.props.style = { ...tree.props.style, width: "100%", height: "100%" };
  const taken = [];
  for (let round = 0; round <= task.rounds; round++) {
    const start = performance.now();
    const svg = await satori(tree, { width, height, fonts });
    new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
    if (round > 0) taken.push(performance.now() - start); // the first one reads the fonts
  }
  taken.sort((a, b) => a - b);
  medians.push(taken[Math.floor(taken.length / 2)]);
}
console.log(JSON.stringify(medians));
