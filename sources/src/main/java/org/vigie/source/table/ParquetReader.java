package org.vigie.source.table;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.DuckProblem;

/// Reads Parquet files, alone or many as one table: columns go by name, and one that some of the
/// files lack is empty there.
final class ParquetReader {

    private static final String ROW = LineNumbers.Rows.ROW + " AS \"row\"";

    private final Duck duck;

    ParquetReader(Duck duck) {
        this.duck = duck;
    }

    Header header(SourceFile file) {
        try {
            duck.tryExecute(
                    """
                    CREATE OR REPLACE TEMP TABLE parquet_columns AS SELECT column_name,
                      column_type FROM (DESCRIBE FROM %s)
                    WHERE column_name <> 'file_row_number'\
                    """
                            .formatted(source(file.parts())));
            refuseMixed(file);
            return Header.of(
                    file,
                    duck.texts("SELECT column_name FROM parquet_columns"),
                    duck.texts("SELECT column_type FROM parquet_columns"),
                    zone(file));
        } catch (SQLException e) {
            throw DuckProblem.shortage(e)
                    .orElseGet(() ->
                            new InputProblem(
                                    """
                                    %s is not a whole Parquet file: it was cut short or \
                                    damaged; get it again\
                                    """
                                            .formatted(culprit(file, e))));
        }
    }

    /// Read as one table, times of one kind would be taken for those of another, hours or days
    /// away.
    ///
    /// @throws InputProblem where a column is a time with a zone in one part and another kind of
    ///   time, or a number, in another
    private void refuseMixed(SourceFile file) {
        if (file.parts().size() == 1) {
            return;
        }
        duck.forEach(
                """
                SELECT name, min(kind), max(kind), arg_min(file_name, kind),
                  arg_max(file_name, kind)
                FROM (SELECT name, file_name,
                        CASE WHEN logical_type LIKE '%%isAdjustedToUTC=1%%' THEN 'has a zone'
                             WHEN logical_type LIKE 'Timestamp%%' THEN 'has no zone'
                             WHEN converted_type LIKE 'TIMESTAMP%%' THEN 'has no zone'
                             WHEN type = 'INT64' THEN 'is a number' END AS kind
                      FROM parquet_schema([%s]))
                WHERE kind IS NOT NULL
                GROUP BY name HAVING count(DISTINCT kind) > 1 ORDER BY name LIMIT 1\
                """
                        .formatted(paths(file.parts())),
                row -> {
                    throw new InputProblem(
                            """
                            %s has times of two kinds: %s %s in %s and %s in %s; write them alike, \
                            with the zone or without it\
                            """
                                    .formatted(
                                            file.path(),
                                            row.text(0),
                                            row.text(1),
                                            place(file, row.text(3)),
                                            row.text(2),
                                            place(file, row.text(4))));
                });
    }

    private static String place(SourceFile file, String part) {
        return file.path().relativize(Path.of(part)).toString();
    }

    private Optional<ZoneId> zone(SourceFile file) {
        var zone = new ParquetZone();
        duck.forEach(
                """
                SELECT decode(key), decode(value) FROM parquet_kv_metadata([%s])
                WHERE decode(key) IN ('ARROW:schema', 'pandas')\
                """
                        .formatted(paths(file.parts())),
                row -> zone.add(row.text(0), row.text(1)));
        return zone.zone();
    }

    LineNumbers read(SourceFile file, TypedTable table) {
        return read(file, table, table.create(ROW, source(file.parts())));
    }

    /// Makes a view where that is cheap, and otherwise a table. What a view is of is read to its
    /// end once, so that a damaged file is named before anything is made of it.
    LineNumbers show(SourceFile file, TypedTable table) {
        if (!table.isTyped()) {
            return read(file, table);
        }
        var source = source(file.parts());
        read(file, table, table.readToEnd(source));
        return read(file, table, table.createView(ROW, source));
    }

    private LineNumbers read(SourceFile file, TypedTable table, String statement) {
        try {
            duck.execute("reading " + table.name(), statement);
            return new LineNumbers.Rows(file.partNames());
        } catch (SQLException e) {
            throw DuckProblem.shortage(e).orElseGet(() -> damaged(file, e));
        }
    }

    /// Reads the files of a run in one pass.
    ///
    /// @param place where a row is from, as an expression with its name
    /// @param title what is read, for people
    /// @return where rows stand, file by file; nothing where one of several cannot be read
    /// @throws InputProblem where a file alone cannot be read
    Optional<List<LineNumbers>> read(FileRun run, TypedTable table, String place, String title) {
        var paths = run.files().stream().map(SourceFile::path).toList();
        try {
            duck.execute("reading " + title, table.create(place, source(paths)));
        } catch (SQLException e) {
            var shortage = DuckProblem.shortage(e);
            if (shortage.isEmpty() && !run.alone()) {
                return Optional.empty();
            }
            throw shortage.orElseGet(() -> damaged(run.files().getFirst(), e));
        }
        return Optional.of(
                run.files().stream()
                        .map(file -> (LineNumbers) new LineNumbers.Rows(List.of(file.name())))
                        .toList());
    }

    private static InputProblem damaged(SourceFile file, SQLException e) {
        return new InputProblem(
                culprit(file, e)
                        + " cannot be read to its end: it was cut short or damaged; get it again");
    }

    /// A list and no pattern, so that names may hold any character and the order of files is known.
    private static String source(List<Path> parts) {
        return "read_parquet([" + paths(parts) + "], union_by_name = true, file_row_number = true)";
    }

    private static String paths(List<Path> parts) {
        return parts.stream()
                .map(part -> Duck.literal(part.toString()))
                .collect(Collectors.joining(", "));
    }

    /// The file that DuckDB complains of, where it names one of several.
    private static String culprit(SourceFile file, SQLException e) {
        var said = DuckProblem.firstLine(e);
        return file.parts().stream()
                .map(Object::toString)
                .filter(said::contains)
                .max(Comparator.comparingInt(String::length))
                .orElse(file.path().toString());
    }
}
