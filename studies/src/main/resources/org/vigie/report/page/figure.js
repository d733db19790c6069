/*
 * Figures: Vega-Lite descriptions with their data. Small multiples ("usermeta": {"cell": width, "left": width,
 * "gap": width where each cell has an axis of its own}) get as many columns as fit. Long names are broken
 * into lines, beside rows ("names": at most so many) and in boxes ("boxes"). A figure is drawn again when its width changes.
 */

const ACCENT = "#0b5c7a";
const MANY_POINTS = 1500;
const SPACING = 22;
const HEAD = 34;
const NARROW = 480;
const LINE = 14;
const NAMES_PART = 0.45;

const pencil = document.createElement("canvas").getContext("2d");

const FIGURE_CONFIG = {
  background: "white",
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  view: { stroke: null },
  axis: {
    labelColor: "#3d4852", titleColor: "#3d4852", titleFontWeight: "normal", labelFontSize: 12, titleFontSize: 13,
    gridColor: "#e6eaed", domainColor: "#9aa5ae", tickColor: "#9aa5ae", titlePadding: 8, labelSeparation: 6,
  },
  legend: { labelFontSize: 12, titleFontSize: 12, labelColor: "#3d4852", titleColor: "#3d4852", symbolSize: 90 },
  header: { labelFontSize: 12, labelColor: "#1c252c", labelFontWeight: 600, titleFontSize: 12 },
  mark: { color: ACCENT, aria: false },
  range: {
    category: ["#0b5c7a", "#d1702a", "#3f8f55", "#8a5a9e", "#b9962b", "#b5466a", "#5b6b77", "#2f9c9c", "#7d6b5a", "#5a63b0"],
  },
};

/* One after the other, so that the page answers between two figures. */
async function drawAll(figures) {
  for (const figure of figures) {
    await draw(figure);
    figure.width = figure.clientWidth;
  }
  document.documentElement.dataset.drawn = "yes";
  let timer = 0;
  window.addEventListener("resize", () => {
    clearTimeout(timer);
    timer = setTimeout(() => figures.filter(figure => figure.width !== figure.clientWidth).forEach(redraw), 200);
  });
}

function redraw(figure) {
  figure.width = figure.clientWidth;
  draw(figure);
}

async function draw(figure) {
  const place = figure.querySelector(".drawing");
  figure.view?.finalize();
  const spec = JSON.parse(figure.querySelector("script.spec").textContent);
  figure.rows ??= asRows(readColumns(figure.querySelector("script.data")));
  spec.description = figure.dataset.alt;
  spec.data = { values: figure.rows };
  fit(spec, figure.rows, place.clientWidth);
  const result = await vegaEmbed(place, spec, {
    config: { ...FIGURE_CONFIG, legend: { ...FIGURE_CONFIG.legend, columns: legendColumns(spec, place.clientWidth) } },
    renderer: figure.rows.length > MANY_POINTS ? "canvas" : "svg",
    actions: { export: { svg: true, png: true }, source: false, compiled: false, editor: false },
    i18n: { CLICK_TO_VIEW_ACTIONS: "Save this figure", SVG_ACTION: "Save as SVG", PNG_ACTION: "Save as PNG" },
    downloadFileName: figure.closest("section").id.replace(/^s\d+-/, ""),
    scaleFactor: 2,
  });
  figure.view = result.view;
  name(place, figure.dataset.alt);
  figure.view.addEventListener("click", (_, item) => lookUp(item?.datum?.code));
}

/* What a reader who does not see the figure is told: one picture with its description, and what its menu is for. */
function name(place, description) {
  const picture = place.querySelector("svg.marks, canvas.marks");
  picture?.setAttribute("role", "img");
  picture?.setAttribute("aria-label", description);
  place.querySelector("summary")?.setAttribute("aria-label", "Save this figure");
  const wrapper = place.querySelector(".chart-wrapper");
  if (wrapper && wrapper.scrollWidth > wrapper.clientWidth) {
    wrapper.tabIndex = 0;
    wrapper.setAttribute("role", "group");
    wrapper.setAttribute("aria-label", "Figure, can be scrolled");
  }
}

/* Names beside rows leave a legend less room. */
function legendColumns(spec, width) {
  return spec.usermeta?.names ? Math.max(1, Math.floor((1 - NAMES_PART) * width / 130)) : Math.max(2, Math.floor(width / 130));
}

/* A click on a code finds it in the table of all associations. */
function lookUp(code) {
  const table = document.querySelector("[data-file=associations]")?.table;
  if (code && table?.search) table.find(code);
}

/*
 * Small multiples cannot fit themselves to the page: their columns and widths are worked out here. With "flush",
 * what stands around a cell takes no room, so that long names do not push the cells apart; heads get theirs in the row.
 */
function fit(spec, rows, width) {
  const { cell, names, boxes } = spec.usermeta ?? {};
  if (cell) fitMultiples(spec, rows, width);
  if (names) fitNames(spec.encoding.y, rows, names, Math.max(110, Math.min(320, width * NAMES_PART)));
  if (boxes) rows.forEach(row => { row.lines = linesInBox(row, (width - 10) / 2 - 14, spec.height); });
}

function fitMultiples(spec, rows, width) {
  const { cell, left, gap = SPACING } = spec.usermeta;
  const room = width - left - 12;
  const least = width < NARROW ? 125 : cell;
  const columns = Math.max(1, Math.floor((room + gap) / (least + gap)));
  spec.columns = columns;
  spec.spec.width = Math.max(120, Math.floor((room - (columns - 1) * gap) / columns));
  const heads = wrapped(rows, spec.facet.field, spec.spec.width, 600, 3);
  spec.spacing = { column: gap, row: SPACING + Math.max(HEAD, 6 + LINE * most(heads)) };
  spec.bounds = "flush";
  Object.assign(spec.facet.header, { labelExpr: choice(heads), labelLimit: spec.spec.width });
}

/* Names beside rows, all with as many lines, so that one shift puts all in the middle of their row. */
function fitNames(channel, rows, mostLines, limit) {
  const names = wrapped(rows, channel.field, limit, 400, mostLines);
  const size = most(names);
  for (const [name, lines] of Object.entries(names)) {
    names[name] = [...Array(Math.floor((size - lines.length) / 2)).fill(""), ...lines];
  }
  Object.assign(channel.axis, { labelExpr: choice(names), labelLimit: limit, labelLineHeight: LINE, labelOffset: -LINE * (size - 1) / 2 });
}

/* The lines of each value of a field. */
function wrapped(rows, field, limit, weight, mostLines) {
  return Object.fromEntries(rows.map(row => [row[field], inLines(row[field], limit, weight, mostLines)]));
}

function most(lines) {
  return Math.max(1, ...Object.values(lines).map(some => some.length));
}

/* In Vega's language: the lines of this label. */
function choice(lines) {
  return `(${JSON.stringify(lines)})[datum.label]`;
}

function linesInBox(row, limit, height) {
  return inLines(row.label, limit, 400, Math.max(1, Math.floor((row.bottom - row.top) * height / LINE)));
}

/* A text in at most so many lines: those that it has, the first of them broken further as far as there is room. */
function inLines(text, limit, weight, mostLines) {
  pencil.font = `${weight} 12px ${FIGURE_CONFIG.font}`;
  const parts = text.split("\n");
  return parts.reduce((lines, part, i) =>
    [...lines, ...broken(part, limit, mostLines - lines.length - (parts.length - 1 - i))], []);
}

/* A line in at most so many, between words; what does not go in stays in the last. */
function broken(line, limit, mostLines) {
  return line.split(" ").reduce((lines, word) => {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    const next = lines.length > 0 && lines.length < mostLines && pencil.measureText(longer).width > limit;
    return next ? [...lines, word] : [...lines.slice(0, -1), longer];
  }, []);
}
