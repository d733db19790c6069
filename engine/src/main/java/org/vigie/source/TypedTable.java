package org.vigie.source;

import java.util.ArrayList;
import java.util.List;

/// A table of typed columns that the rows of a file are read into, plus `row`, the row's number, and
/// `unreadable`, whose bits say which columns had a value that could not be read.
record TypedTable(String name, List<SourceColumn> columns, Header header) {

    /// The statement that makes the table.
    ///
    /// @param row    the number of a row, as an expression
    /// @param source where the rows come from, as what stands after FROM
    String create(String row, String source) {
        var values = new ArrayList<String>();
        var unreadable = new ArrayList<String>();
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            var quoted = "\"" + column.name() + "\"";
            values.add((header.has(column) ? column.cast() : "CAST(NULL AS " + column.type().sql + ")") + " AS " + quoted);
            if (mayBeUnreadable(column)) {
                unreadable.add("CASE WHEN " + quoted + " IS NOT NULL AND " + column.cast() + " IS NULL THEN " + bit(c)
                        + " ELSE 0 END");
            }
        }
        var faults = unreadable.isEmpty() ? "0" : String.join(" + ", unreadable);
        return "CREATE TABLE " + name + " AS SELECT " + row + " AS \"row\", CAST(" + faults
                + " AS BIGINT) AS unreadable, " + String.join(", ", values) + " FROM " + source;
    }

    /// The statement that makes the table without rows.
    static String createEmpty(String name, List<SourceColumn> columns) {
        var definitions = columns.stream().map(c -> "\"" + c.name() + "\" " + c.type().sql).toList();
        return "CREATE TABLE " + name + " (\"row\" BIGINT, unreadable BIGINT, " + String.join(", ", definitions) + ")";
    }

    /// Adds a finding for each column with values that could not be read.
    void countUnreadable(Duck duck, TableReader reader) {
        if (duck.number("SELECT count(*) FROM " + name + " WHERE unreadable <> 0") == 0) {
            return;
        }
        for (int c = 0; c < columns.size(); c++) {
            var column = columns.get(c);
            if (mayBeUnreadable(column)) {
                reader.count(column.type().rule(), name, "unreadable & " + bit(c) + " <> 0",
                        "taken as empty: " + column.name() + " is not a " + column.type().word());
            }
        }
    }

    private boolean mayBeUnreadable(SourceColumn column) {
        return column.type().mayBeUnreadable() && header.has(column);
    }

    private static long bit(int column) {
        return 1L << column;
    }
}
