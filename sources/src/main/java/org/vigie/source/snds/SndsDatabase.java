package org.vigie.source.snds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.InputProblem;
import org.vigie.source.database.Database;
import org.vigie.source.database.DatabaseTable;
import org.vigie.source.database.TableCopy;
import org.vigie.source.stage.Duck;
import org.vigie.store.Manifest;
import org.vigie.store.WorkFolders;
import org.vigie.timeline.Progress;

/// Tables of the SNDS in a database that JDBC reaches. Those whose names are known are copied into
/// files that are then imported: findings name them as `TABLE.csv` and a line, which is a row of
/// the table's own order plus one.
///
/// @param schema the schema of the tables; all that may be seen where it is empty
public record SndsDatabase(Database.Access access, Optional<String> schema) {

    /// What to do with the folder of files.
    public interface Reading {
        Manifest run(Path folder) throws IOException;
    }

    /// Copies the tables beside the store that is to be made, reads them, and removes the copies.
    ///
    /// @throws InputProblem where there is no such database, or no such table in it
    public Manifest read(Path store, Progress progress, Reading reading) throws IOException {
        Duck.refuseThere(store);
        var folder = WorkFolders.create(WorkFolders.parent(store), WorkFolders.WORK);
        try {
            try (var database = Database.open(access)) {
                copy(database, folder, progress);
            }
            return reading.run(folder);
        } finally {
            WorkFolders.delete(folder);
        }
    }

    private void copy(Database database, Path folder, Progress progress) throws IOException {
        var copy = new TableCopy(database, progress);
        var copied = 0;
        for (var table : database.tables(schema.map(database::schema).orElse(""))) {
            var file = folder.resolve(table.name() + ".csv");
            if (isFileName(table) && SndsFile.of(folder, file).isPresent()) {
                if (Files.exists(file)) {
                    throw new InputProblem(
                            """
                            the database has two tables %s in different schemas; name one with \
                            --schema\
                            """
                                    .formatted(table.name()));
                }
                copy.copy(table, List.of(), List.of(), file);
                copied++;
            }
        }
        if (copied == 0) {
            throw new InputProblem(
                    "the database has no table of the SNDS, such as IR_BEN_R or ER_PRS_F_201501");
        }
    }

    private static boolean isFileName(DatabaseTable table) {
        return table.name().matches("[A-Za-z0-9_]+");
    }
}
