/* A table that can be searched, filtered, sorted and taken away as CSV. Only the rows of one page are in the document. */

const ROWS_ON_A_PAGE = 15;
const MOST_CHOICES = 12;
const ROWS_FOR_A_CHOICE = 40;

/* On paper: as many rows as there are, but for tables that nobody would print; and as wide as a sheet, A4 upright. */
const ROWS_ON_PAPER = 500;
const PAPER_WIDTH = 690;

class DataTable {
  constructor(place) {
    this.place = place;
    this.columns = readColumns(place.querySelector("script.data"));
    this.size = rowCount(this.columns);
    this.shown = Array.from({ length: this.size }, (_, i) => i);
    this.sorted = { column: -1, descending: false };
    this.page = 0;
    this.search = null;
    this.filters = [];
    this.build();
    this.select();
  }

  build() {
    const large = this.size > ROWS_ON_A_PAGE;
    const tools = element("div", { className: "tools" });
    if (this.size > 10) tools.append(this.searchBox());
    if (large) this.columns.filter(column => this.offersChoices(column)).forEach(column => tools.append(this.filterBox(column)));
    tools.append(button("Download CSV", () => this.download()));
    this.body = element("tbody");
    this.heads = this.columns.map((column, i) => this.headCell(column, i));
    const table = element("table", {},
      element("caption", { className: "hidden", textContent: this.place.dataset.title }),
      element("thead", {}, element("tr", {}, ...this.heads)), this.body);
    const scroll = element("div", { className: "scroll", tabIndex: 0 }, table);
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", `Table: ${this.place.dataset.title}`);
    this.status = element("span", { className: "status" });
    this.status.setAttribute("role", "status");
    this.back = button("Previous", () => this.turn(-1));
    this.next = button("Next", () => this.turn(1));
    this.back.hidden = this.next.hidden = !large;
    this.place.append(tools, scroll, element("div", { className: "pager" }, this.status, this.back, this.next));
  }

  searchBox() {
    this.search = element("input", { type: "search", placeholder: "Search", autocomplete: "off" });
    this.search.setAttribute("aria-label", `Search in ${this.place.dataset.title}`);
    let timer = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.select(), 100);
    });
    return this.search;
  }

  offersChoices(column) {
    return column.kind === "text" && column.words.length > 1 && column.words.length <= MOST_CHOICES
      && this.size >= ROWS_FOR_A_CHOICE * column.words.length;
  }

  filterBox(column) {
    const choices = element("select", {}, element("option", { value: "-1", textContent: `${column.name}: all` }));
    column.words.forEach((word, i) =>
      choices.append(element("option", { value: String(i), textContent: word || "(none)" })));
    choices.setAttribute("aria-label", `Show only this ${column.name.toLowerCase()}`);
    choices.addEventListener("change", () => this.select());
    this.filters.push({ column, choices });
    return choices;
  }

  headCell(column, i) {
    const sort = button(column.name, () => this.sort(i));
    const cell = element("th", { scope: "col", className: KINDS[column.kind].numeric ? "number" : "" }, sort);
    cell.setAttribute("aria-sort", "none");
    return cell;
  }

  /* Each word looked for must stand in one of the text columns; words of a column are compared once, not row by row. */
  select() {
    const wanted = (this.search?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const texts = this.columns.filter(column => column.kind === "text");
    const lower = texts.map(column => column.words.map(word => word.toLowerCase()));
    const tests = wanted.map(word => lower.map(words => words.map(text => text.includes(word))));
    const chosen = this.filters.map(({ column, choices }) => [column.data[0], Number(choices.value)])
      .filter(([, choice]) => choice >= 0);
    this.shown = [];
    for (let row = 0; row < this.size; row++) {
      const kept = chosen.every(([values, choice]) => values[row] === choice)
        && tests.every(test => texts.some((column, i) => test[i][column.data[0][row]]));
      if (kept) this.shown.push(row);
    }
    this.order();
  }

  /* First click: smallest first; second: largest first; third: as it came. */
  sort(i) {
    const { column, descending } = this.sorted;
    if (column !== i) this.sorted = { column: i, descending: false };
    else this.sorted = descending ? { column: -1, descending: false } : { column: i, descending: true };
    if (this.sorted.column < 0) this.select();
    else this.order();
  }

  order() {
    const { column: i, descending } = this.sorted;
    if (i >= 0) {
      const column = this.columns[i];
      const keys = Array.from({ length: this.size }, (_, row) => KINDS[column.kind].key(column, row));
      this.shown.sort((a, b) => compare(keys[a], keys[b], descending) || a - b);
    }
    this.heads.forEach((head, at) =>
      head.setAttribute("aria-sort", at !== i ? "none" : descending ? "descending" : "ascending"));
    this.page = 0;
    this.draw();
  }

  /* Shows what another part of the page refers to. */
  find(text) {
    this.filters.forEach(({ choices }) => { choices.value = "-1"; });
    this.search.value = text;
    this.select();
    this.place.closest("section").scrollIntoView({ block: "start" });
  }

  turn(step) {
    this.page += step;
    this.draw();
  }

  print() {
    this.draw(0, ROWS_ON_PAPER);
    const table = this.body.parentNode;
    table.style.width = `${PAPER_WIDTH}px`;
    table.style.zoom = Math.min(1, PAPER_WIDTH / table.scrollWidth);
    table.style.width = "";
  }

  printed() {
    this.body.parentNode.style.zoom = "";
    this.draw();
  }

  draw(from = this.page * ROWS_ON_A_PAGE, most = ROWS_ON_A_PAGE) {
    const rows = this.shown.slice(from, from + most);
    this.body.replaceChildren(...rows.map(row => element("tr", {}, ...this.columns.map((column, i) => {
      const kind = KINDS[column.kind];
      const cell = element(i === 0 ? "th" : "td", { textContent: kind.show(column, row), className: kind.numeric ? "number" : "" });
      if (i === 0) cell.scope = "row";
      return cell;
    }))));
    const of = this.shown.length === this.size ? "" : ` (of ${formatCount(this.size)})`;
    this.status.textContent = this.shown.length === 0 ? `No row${of}`
      : `Rows ${formatCount(from + 1)} to ${formatCount(from + rows.length)} of ${formatCount(this.shown.length)}${of}`;
    this.back.disabled = this.page === 0;
    this.next.disabled = from + rows.length >= this.shown.length;
  }

  /* What is shown, in the order shown, on all pages: RFC 4180, numbers unformatted. */
  download() {
    const head = this.columns.flatMap(column => KINDS[column.kind].parts.map(part => column.name + part));
    const lines = [head, ...this.shown.map(row => this.columns.flatMap(column => KINDS[column.kind].raw(column, row)))]
      .map(cells => cells.map(csvCell).join(","));
    const link = element("a", { download: `${this.place.dataset.file}.csv` });
    link.href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}

/* What has no number comes last in either direction. */
function compare(a, b, descending) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (a === b) return 0;
  return (a < b) === descending ? 1 : -1;
}

function csvCell(value) {
  const said = value === null ? "" : String(value);
  // What a spreadsheet would run as a formula is made a text, as in the files of results.
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(said) ? `'${said}` : said;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
