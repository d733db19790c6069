/*
 * Columns as ColumnJson.java writes them: {name, kind, words?, data: [array, …]}.
 * Each kind knows how a cell is shown, what it is sorted by, and what it is in a CSV file.
 */

const KINDS = {
  text: {
    show: (column, row) => column.words[column.data[0][row]],
    key: (column, row) => column.rank[column.data[0][row]],
    parts: [""],
    raw: (column, row) => [column.words[column.data[0][row]]],
  },
  count: numberKind((column, row) => formatCount(column.data[0][row])),
  amount: numberKind((column, row) => formatAmount(column.data[0][row])),
  real: numberKind((column, row) => formatReal(column.data[0][row])),
  p: numberKind((column, row) => formatP(column.data[0][row])),
  ratio: {
    ...numberKind((column, row) => formatInterval(...column.data.map(values => values[row]))),
    parts: ["", " low", " high"],
    raw: (column, row) => column.data.map(values => values[row]),
  },
  share: {
    numeric: true,
    show: (column, row) => formatShare(column.data[0][row], column.data[1][row]),
    key: (column, row) => column.data[1][row] === 0 ? null : column.data[0][row] / column.data[1][row],
    parts: ["", " total"],
    raw: (column, row) => column.data.map(values => values[row]),
  },
};

function numberKind(show) {
  return {
    numeric: true,
    show,
    key: (column, row) => column.data[0][row],
    parts: [""],
    raw: (column, row) => [column.data[0][row]],
  };
}

function readColumns(element) {
  const columns = JSON.parse(element.textContent);
  for (const column of columns) {
    if (column.kind === "text") {
      rankWords(column);
    } else {
      column.data = column.data.map(values => values.map(decodeNumber));
    }
  }
  return columns;
}

function decodeNumber(value) {
  return value === "inf" ? Infinity : value === "-inf" ? -Infinity : value;
}

/* The place of each word in alphabetical order, with 2 before 10, so that sorting compares numbers only. */
function rankWords(column) {
  const collator = new Intl.Collator("en-GB", { numeric: true });
  const order = column.words.map((_, i) => i).sort((a, b) => collator.compare(column.words[a], column.words[b]));
  column.rank = new Array(order.length);
  order.forEach((word, place) => { column.rank[word] = place; });
}

function rowCount(columns) {
  return columns.length === 0 ? 0 : columns[0].data[0].length;
}

/* Rows as objects, for figures: a ratio named x also gives xLow and xHigh; numbers give their text as xText. */
function asRows(columns) {
  const rows = [];
  for (let i = 0; i < rowCount(columns); i++) {
    const row = {};
    for (const column of columns) {
      const kind = KINDS[column.kind];
      const [value, low, high] = kind.raw(column, i);
      row[column.name] = value;
      if (kind.numeric) row[column.name + "Text"] = kind.show(column, i);
      if (column.kind === "ratio") {
        row[column.name + "Low"] = low;
        row[column.name + "High"] = high;
      }
    }
    rows.push(row);
  }
  return rows;
}
