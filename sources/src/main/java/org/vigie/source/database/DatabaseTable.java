package org.vigie.source.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.vigie.problem.InputProblem;
import org.vigie.source.table.SourceColumn;

/// A table of a database.
///
/// @param schema as the database writes it, or the empty string
/// @param name as the database writes it
public record DatabaseTable(String schema, String name) {

    /// What tables of sources are called.
    public String plainName() {
        return name.toLowerCase(Locale.ROOT);
    }

    /// What is said of columns that make it impossible to read the table is said before a row is
    /// copied.
    ///
    /// @param columns as the database writes them
    /// @throws InputProblem where a required one is missing, or two are the same
    void refuse(List<String> columns, List<SourceColumn> wanted) {
        var names = columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        var seen = new HashSet<String>();
        for (var column : names) {
            if (!seen.add(column)) {
                throw new InputProblem("%s has two columns %s".formatted(this, column));
            }
        }
        var missing = new ArrayList<String>();
        for (var column : wanted) {
            if (column.need() == SourceColumn.Need.REQUIRED && !seen.contains(column.name())) {
                missing.add(column.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new InputProblem(
                    "%s has no column %s, which every %s needs; its columns are %s"
                            .formatted(
                                    this,
                                    missing.getFirst(),
                                    plainName(),
                                    String.join(", ", names)));
        }
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
