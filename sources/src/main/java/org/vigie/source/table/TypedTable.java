package org.vigie.source.table;

import java.util.ArrayList;
import java.util.List;

/// A table of typed columns that the rows of files are read into, plus what says where a row is
/// from; `unreadable`, whose bits say which columns had a value that could not be read; and
/// `nothing`, whose bits say which had a word for nothing, such as `NA`.
///
/// Each value is read once, checked once and compared with what was written once: three steps, one
/// below the other.
///
/// @param values the table's columns, as expressions of what was read
record TypedTable(String name, List<SourceColumn> columns, Header header, List<String> values) {

    /// A table of the columns as they are read.
    TypedTable(String name, List<SourceColumn> columns, Header header) {
        this(name, columns, header, columns.stream().map(column -> quoted(column.name())).toList());
    }

    /// Whether reading it is so cheap that it need not be copied: every column is of the wanted
    /// type in the file.
    boolean isTyped() {
        return columns.stream().allMatch(column -> !header.has(column) || header.isTyped(column));
    }

    /// The statement that makes the table.
    ///
    /// @param place where a row is from, as an expression with its name
    /// @param source where the rows come from, as what stands after FROM
    String create(String place, String source) {
        return "CREATE TABLE " + name + " AS " + select(place, source);
    }

    /// The statement that makes a view which reads the file each time.
    String createView(String place, String source) {
        return "CREATE VIEW " + name + " AS " + select(place, source);
    }

    /// A statement that decodes every value that the view shows, and keeps one number.
    String readToEnd(String source) {
        var there =
                columns.stream().filter(header::has).map(column -> quoted(column.name())).toList();
        return """
        CREATE TABLE %s_read AS SELECT count(*) AS rows FROM (SELECT hash(%s) AS all_of_it
          FROM %s) WHERE all_of_it IS NOT NULL\
        """
                .formatted(name, String.join(", ", there), source);
    }

    private String select(String place, String source) {
        var parsed = new ArrayList<String>();
        var checked = new ArrayList<String>();
        var faults = new ArrayList<String>();
        var nothing = new ArrayList<String>();
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            var name = quoted(column.name());
            if (!header.has(column)) {
                checked.add("CAST(NULL AS " + column.type().sql + ") AS " + name);
                continue;
            }
            var written = quoted(column.name() + " written");
            var read = quoted(column.name() + " read");
            var value = header.value(column);
            parsed.add(value + " AS " + written);
            parsed.add(
                    (header.isTyped(column) ? typed(column) : column.parsed(value))
                            + " AS "
                            + read);
            boolean sound = header.isTyped(column) && column.type() == SourceColumn.Type.NUMBER;
            checked.add((sound ? read : column.checked(read, written)) + " AS " + name);
            boolean text = column.type() == SourceColumn.Type.TEXT;
            if (text || (column.type().mayBeUnreadable() && !sound)) {
                checked.add(written);
                var words =
                        text
                                ? "true"
                                : column.type().mayBeNothing() && !header.isTyped(column)
                                        ? NothingWords.is("CAST(" + written + " AS VARCHAR)")
                                        : "false";
                var lost = "CASE WHEN %s IS NOT NULL AND %s IS NULL AND ".formatted(written, name);
                nothing.add(lost + "%s THEN %s ELSE 0 END".formatted(words, bit(c)));
                faults.add(lost + "NOT %s THEN %s ELSE 0 END".formatted(words, bit(c)));
            }
        }
        var placed = place.substring(place.lastIndexOf(" AS ") + 4);
        parsed.add(place);
        return """
        SELECT %s, CAST(%s AS BIGINT) AS unreadable, CAST(%s AS BIGINT) AS nothing, %s
        FROM (SELECT %s, %s FROM (SELECT %s FROM %s))\
        """
                .formatted(
                        placed,
                        sum(faults),
                        sum(nothing),
                        String.join(", ", values),
                        placed,
                        String.join(", ", checked),
                        String.join(", ", parsed),
                        source);
    }

    /// The statement that makes the table without rows.
    static String createEmpty(String name, List<SourceColumn> columns) {
        var definitions = columns.stream().map(c -> quoted(c.name()) + " " + c.type().sql).toList();
        return """
        CREATE TABLE %s ("row" BIGINT, unreadable BIGINT, nothing BIGINT, %s)\
        """
                .formatted(name, String.join(", ", definitions));
    }

    private static String sum(List<String> terms) {
        return terms.isEmpty() ? "0" : String.join(" + ", terms);
    }

    private static String typed(SourceColumn column) {
        return "CAST(" + quoted(column.name()) + " AS " + column.type().sql + ")";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /// What a column with a value that could not be read adds to `unreadable`.
    static long bit(int column) {
        return 1L << column;
    }
}
