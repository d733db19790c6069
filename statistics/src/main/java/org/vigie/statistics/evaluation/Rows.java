package org.vigie.statistics.evaluation;

import java.util.ArrayList;
import java.util.List;

/// The records of a comma-separated file (RFC 4180): quoted fields may hold commas, line ends and
/// doubled quotes.
record Rows(List<Row> rows) {

    /// @param line of the file where it begins, from 1
    record Row(int line, List<String> cells) {}

    static Rows of(String text) {
        Parser parser = new Parser(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return new Rows(parser.parse());
    }

    private static final class Parser {
        private final String text;
        private final List<Row> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private boolean quoted;
        private int line = 1;
        private int began = 1;

        Parser(String text) {
            this.text = text;
        }

        List<Row> parse() {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                line += c == '\n' ? 1 : 0;
                if (c == '"') {
                    boolean doubled =
                            quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                    if (doubled) {
                        cell.append(c);
                        at++;
                    } else {
                        quoted = !quoted;
                    }
                } else if (quoted) {
                    cell.append(c);
                } else {
                    plain(c);
                }
            }
            if (quoted) {
                throw new IllegalArgumentException(
                        "line %d: a quote is not closed".formatted(began));
            }
            endRow();
            return rows;
        }

        private void plain(char c) {
            switch (c) {
                case ',' -> endCell();
                case '\n' -> endRow();
                case '\r' -> {}
                default -> cell.append(c);
            }
        }

        private void endCell() {
            cells.add(cell.toString().strip());
            cell.setLength(0);
        }

        private void endRow() {
            endCell();
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                rows.add(new Row(began, cells));
            }
            cells = new ArrayList<>();
            began = line;
        }
    }
}
