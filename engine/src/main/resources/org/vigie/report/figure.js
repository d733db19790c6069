/*
 * Figures: Vega-Lite descriptions with their data. Small multiples ("usermeta": {"cell": width, "left": width,
 * "gap": width where each cell has an axis of its own}) get as many columns as fit. A figure is drawn again when its width changes.
 */

const ACCENT = "#0b5c7a";
const MANY_POINTS = 1500;
const SPACING = 22;
const HEAD = 34;
const NARROW = 480;

const FIGURE_CONFIG = {
  background: "white",
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  view: { stroke: null },
  axis: {
    labelColor: "#3d4852", titleColor: "#3d4852", titleFontWeight: "normal", labelFontSize: 12, titleFontSize: 13,
    gridColor: "#e6eaed", domainColor: "#9aa5ae", tickColor: "#9aa5ae", titlePadding: 8,
  },
  legend: { labelFontSize: 12, titleFontSize: 12, labelColor: "#3d4852", titleColor: "#3d4852", symbolSize: 90 },
  header: { labelFontSize: 12, labelColor: "#1c252c", labelFontWeight: 600, titleFontSize: 12 },
  mark: { color: ACCENT },
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
  fit(spec, place.clientWidth);
  const result = await vegaEmbed(place, spec, {
    config: { ...FIGURE_CONFIG, legend: { ...FIGURE_CONFIG.legend, columns: Math.max(2, Math.floor(place.clientWidth / 130)) } },
    renderer: figure.rows.length > MANY_POINTS ? "canvas" : "svg",
    actions: { export: { svg: true, png: true }, source: false, compiled: false, editor: false },
    i18n: { CLICK_TO_VIEW_ACTIONS: "Save this figure", SVG_ACTION: "Save as SVG", PNG_ACTION: "Save as PNG" },
    downloadFileName: figure.closest("section").id.replace(/^s\d+-/, ""),
    scaleFactor: 2,
  });
  figure.view = result.view;
  figure.view.addEventListener("click", (_, item) => lookUp(item?.datum?.code));
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
function fit(spec, width) {
  const { cell, left, gap = SPACING } = spec.usermeta ?? {};
  if (!cell) return;
  const room = width - left - 12;
  const least = width < NARROW ? 125 : cell;
  const columns = Math.max(1, Math.floor((room + gap) / (least + gap)));
  spec.columns = columns;
  spec.spacing = { column: gap, row: SPACING + HEAD };
  spec.spec.width = Math.max(120, Math.floor((room - (columns - 1) * gap) / columns));
  spec.bounds = "flush";
  spec.facet.header.labelLimit = spec.spec.width;
}
