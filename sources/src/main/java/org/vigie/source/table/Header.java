package org.vigie.source.table;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;

/// The names of a file's columns in lower case, in the file's order.
///
/// @param types what the file says each column is, or none where it does not say
/// @param zone the one in which its times were written, where it says so
record Header(SourceFile file, List<String> names, List<String> types, Optional<ZoneId> zone) {

    private static final String ZONED = "TIMESTAMP WITH TIME ZONE";

    static Header of(SourceFile file, List<String> written) {
        return of(file, written, List.of(), Optional.empty());
    }

    static Header of(
            SourceFile file, List<String> written, List<String> types, Optional<ZoneId> zone) {
        var names = new ArrayList<String>();
        for (var name : written) {
            var plain = name.strip().toLowerCase(Locale.ROOT);
            names.add(plain.isEmpty() ? "column " + (names.size() + 1) : plain);
        }
        return new Header(file, names, types, zone);
    }

    /// The same of another file.
    Header of(SourceFile other) {
        return new Header(other, names, types, zone);
    }

    boolean has(SourceColumn column) {
        return names.contains(column.name());
    }

    /// The same for files that have the same columns.
    String shape() {
        return names + " " + types + " " + zone;
    }

    /// Whether the file says that a column it has is of the type that is wanted.
    boolean isTyped(SourceColumn column) {
        int place = names.indexOf(column.name());
        return place < types.size() && column.isTyped(types.get(place));
    }

    /// The value of a column as an expression: a time with a zone as the clock there showed it, and
    /// in UTC where the file does not say which zone.
    String value(SourceColumn column) {
        var written = '"' + column.name() + '"';
        return isZoned(column)
                ? switch (zone.orElse(ZoneOffset.UTC)) {
                    case ZoneOffset offset ->
                            "(timezone('UTC', %s) + to_seconds(%s))"
                                    .formatted(written, offset.getTotalSeconds());
                    case ZoneId region ->
                            "timezone(%s, %s)".formatted(Duck.literal(region.getId()), written);
                }
                : written;
    }

    private boolean isZoned(SourceColumn column) {
        int place = names.indexOf(column.name());
        return place >= 0 && place < types.size() && types.get(place).equals(ZONED);
    }

    /// Says which columns have times whose zone the file does not tell.
    void sayUnknownZone(String table, List<SourceColumn> columns, Findings findings) {
        var zoned = columns.stream().filter(this::isZoned).map(SourceColumn::name).toList();
        if (zone.isEmpty()) {
            findings.add(
                    "unknown-time-zone",
                    table,
                    zoned.size(),
                    """
                    read in UTC, so that days may be the day before or after: the times have \
                    a zone, and the file does not say which: %s\
                    """
                            .formatted(String.join(", ", zoned)),
                    List.of(file.name()));
        }
    }

    /// Says which columns are absent or not known.
    ///
    /// @param known columns that may be there without being read
    /// @throws InputProblem where the file cannot be read with these columns
    void check(String table, List<SourceColumn> columns, List<String> known, Findings findings) {
        refuse(table, columns, known);
        var absent = absent(columns);
        findings.add(
                "absent-column",
                table,
                absent.size(),
                "taken as empty: " + String.join(", ", absent),
                List.of(file.name()));
        sayUnknown(table, unknown(columns, known), findings, List.of(file.name()));
        sayUnknownZone(table, columns, findings);
    }

    /// A name may be told only where another one is known: the first line of a file without a
    /// header is a patient's.
    ///
    /// @throws InputProblem where the file cannot be read with these columns
    void refuse(String table, List<SourceColumn> columns, List<String> known) {
        if (unknown(columns, known).size() == names.size()) {
            throw new InputProblem(
                    place() + " names no column of the table " + table + "; " + remedy());
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new InputProblem(
                        place() + " has two columns " + name + "; remove or rename one");
            }
        }
        for (var column : columns) {
            if (column.need() == SourceColumn.Need.REQUIRED && !has(column)) {
                throw new InputProblem(
                        place()
                                + " has no column "
                                + column.name()
                                + ", which every "
                                + table
                                + " needs; its columns are "
                                + String.join(", ", names));
            }
        }
    }

    private String place() {
        return file.path() + (file.format() == SourceFile.Format.CSV ? ", line 1," : "");
    }

    private String remedy() {
        return file.format() == SourceFile.Format.CSV
                ? """
                the first line of a CSV file must be a header, in UTF-8, with commas, \
                semicolons or tabs between the names\
                """
                : "check that it is the right file";
    }

    List<String> unknown(List<SourceColumn> columns, List<String> known) {
        return names.stream()
                .filter(name ->
                        !known.contains(name)
                                && columns.stream().noneMatch(c -> c.name().equals(name)))
                .toList();
    }

    static void sayUnknown(
            String table, List<String> unknown, Findings findings, List<String> files) {
        findings.add(
                "unknown-column",
                table,
                unknown.size(),
                "not read: " + String.join(", ", unknown),
                files.stream().limit(Findings.EXAMPLES).toList());
    }

    /// Columns whose absence is worth saying.
    List<String> absent(List<SourceColumn> columns) {
        return columns.stream()
                .filter(c -> c.need() == SourceColumn.Need.EXPECTED && !has(c))
                .map(SourceColumn::name)
                .toList();
    }
}
