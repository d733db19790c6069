package org.vigie.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// The names of a file's columns in lower case, in the file's order.
record Header(SourceFile file, List<String> names) {

    static Header of(SourceFile file, List<String> written) {
        var names = new ArrayList<String>();
        for (var name : written) {
            var plain = name.strip().toLowerCase(Locale.ROOT);
            names.add(plain.isEmpty() ? "column " + (names.size() + 1) : plain);
        }
        return new Header(file, names);
    }

    boolean has(SourceColumn column) {
        return names.contains(column.name());
    }

    /// Says which columns are absent or not known.
    ///
    /// A name may be told only where another one is known: the first line of a file without a header
    /// is a patient's.
    ///
    /// @param known columns that may be there without being read
    /// @throws ImportProblem where the file cannot be read with these columns
    void check(String table, List<SourceColumn> columns, List<String> known, Findings findings) {
        var unknown = names.stream()
                .filter(name -> !known.contains(name) && columns.stream().noneMatch(c -> c.name().equals(name))).toList();
        if (unknown.size() == names.size()) {
            throw new ImportProblem(file.path() + " names no column of the table " + table + "; " + remedy());
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new ImportProblem(file.path() + " has two columns " + name + "; remove or rename one");
            }
        }
        var absent = absent(table, columns);
        findings.add("absent-column", table, absent.size(), "taken as empty: " + String.join(", ", absent),
                List.of(file.name()));
        findings.add("unknown-column", table, unknown.size(), "not read: " + String.join(", ", unknown),
                List.of(file.name()));
    }

    private String remedy() {
        return file.format() == SourceFile.Format.CSV
                ? "the first line of a CSV file must be a header, in UTF-8, with commas, semicolons or tabs between the"
                        + " names"
                : "check that it is the right file";
    }

    private List<String> absent(String table, List<SourceColumn> columns) {
        var absent = new ArrayList<String>();
        for (var column : columns) {
            if (has(column) || column.need() == SourceColumn.Need.OPTIONAL) {
                continue;
            }
            if (column.need() == SourceColumn.Need.REQUIRED) {
                throw new ImportProblem(file.path() + " has no column " + column.name() + ", which every " + table
                        + " needs; its columns are " + String.join(", ", names));
            }
            absent.add(column.name());
        }
        return absent;
    }
}
