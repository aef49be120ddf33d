// Renders film.py's slides with Remotion: a task file in; seconds of bundling and of rendering out, as JSON.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const task = JSON.parse(fs.readFileSync(process.argv[2], "utf-8"));
const require = createRequire(path.join(task.folder, "from-here.js"));
const { bundle } = require("@remotion/bundler");
const { renderMedia, selectComposition } = require("@remotion/renderer");

// A still a slide, each of which fades in over the one before, as Remotion's documentation makes it.
const SOURCE = `
import React from "react";
import { AbsoluteFill, Composition, Img, Sequence, interpolate, registerRoot, staticFile, useCurrentFrame } from "remotion";
const { slides, fade, fps, width, height } = ${JSON.stringify({ ...task, folder: undefined })};
const h = React.createElement;
const Slide = ({ name, fades }) => {
  const opacity = fades ? interpolate(useCurrentFrame(), [0, fade], [0, 1], { extrapolateRight: "clamp" }) : 1;
  return h(AbsoluteFill, { style: { opacity } }, h(Img, { src: staticFile(name) }));
};
const Film = () => {
  let from = 0;
  return h(AbsoluteFill, null, slides.map(({ name, frames }, index) => {
    const shown = h(Sequence, { key: name, from, durationInFrames: frames + fade }, h(Slide, { name, fades: index > 0 }));
    from += frames;
    return shown;
  }));
};
const durationInFrames = slides.reduce((sum, slide) => sum + slide.frames, 0);
registerRoot(() => h(Composition, { id: "film", component: Film, durationInFrames, fps, width, height }));
`;

const entryPoint = path.join(task.folder, "bantin-bench.mjs");
fs.writeFileSync(entryPoint, SOURCE);
const browser = { browserExecutable: task.browser, chromeMode: "chrome-for-testing", logLevel: "error" };
const begun = performance.now();
const serveUrl = await bundle({ entryPoint, publicDir: task.pictures });
const bundled = performance.now();
const composition = await selectComposition({ serveUrl, id: "film", ...browser });
await renderMedia({
  composition,
  serveUrl,
  codec: "h264",
  crf: task.crf,
  x264Preset: task.preset,
  muted: true,
  concurrency: task.workers,
  outputLocation: task.out,
  ...browser,
});
console.log(JSON.stringify({ bundle: (bundled - begun) / 1000, render: (performance.now() - bundled) / 1000 }));
process.exit(0);
