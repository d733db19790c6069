package org.vigie.source.meds;

import java.nio.file.Path;
import java.sql.SQLException;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.DuckProblem;

/// A file of a dataset that is exported.
final class MedsParquet {

    private MedsParquet() {}

    /// Writes the rows of a query.
    static void write(Duck duck, String query, Path file) {
        try {
            duck.tryExecute(
                    "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)"
                            .formatted(query, Duck.literal(file.toString())));
        } catch (SQLException e) {
            throw DuckProblem.of(e);
        }
    }
}
