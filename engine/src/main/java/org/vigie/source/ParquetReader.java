package org.vigie.source;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Collectors;

/// Reads Parquet files, alone or many as one table: columns go by name, and one that some of the files
/// lack is empty there.
final class ParquetReader {

    private final Duck duck;

    ParquetReader(Duck duck) {
        this.duck = duck;
    }

    Header header(SourceFile file) {
        try {
            duck.tryExecute("CREATE OR REPLACE TEMP TABLE parquet_columns AS SELECT column_name FROM (DESCRIBE FROM "
                    + source(file) + ")");
            return Header.of(file, duck.texts("SELECT column_name FROM parquet_columns").stream()
                    .filter(name -> !name.equals("file_row_number")).toList());
        } catch (SQLException e) {
            throw Duck.shortage(e).orElseGet(() -> new ImportProblem(culprit(file, e)
                    + " is not a whole Parquet file: it was cut short or damaged; get it again"));
        }
    }

    LineNumbers read(SourceFile file, TypedTable table) {
        try {
            duck.execute("reading " + table.name(), table.create(LineNumbers.Parquet.ROW, source(file)));
            return new LineNumbers.Parquet(file.partNames());
        } catch (SQLException e) {
            throw Duck.shortage(e).orElseGet(() -> new ImportProblem(culprit(file, e)
                    + " cannot be read to its end: it was cut short or damaged; get it again"));
        }
    }

    /// A list and no pattern, so that names may hold any character and the order of files is known.
    private static String source(SourceFile file) {
        return "read_parquet([" + file.parts().stream().map(part -> Duck.literal(part.toString()))
                .collect(Collectors.joining(", ")) + "], union_by_name = true, file_row_number = true)";
    }

    /// The file that DuckDB complains of, where it names one of several.
    private static String culprit(SourceFile file, SQLException e) {
        var said = Duck.firstLine(e);
        return file.parts().stream().map(Object::toString).filter(said::contains)
                .max(Comparator.comparingInt(String::length)).orElse(file.path().toString());
    }
}
