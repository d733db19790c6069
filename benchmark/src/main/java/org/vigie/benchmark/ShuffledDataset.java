package org.vigie.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.source.meds.MedsExport;
import org.vigie.store.WorkFolders;
import org.vigie.timeline.Progress;

/// Simulated people as a MEDS dataset whose events lie in no order, as a source's do.
final class ShuffledDataset {

    private ShuffledDataset() {}

    /// Makes the dataset, unless it is there.
    static void make(Path folder, int people, Path dataset) throws Exception {
        if (Files.exists(dataset)) {
            return;
        }
        var store = folder.resolve("people-" + people);
        if (!Files.exists(store)) {
            Simulator.write(Simulation.of(people), store, Progress.SILENT);
        }
        var ordered = folder.resolve("meds-" + people);
        new MedsExport(store, ordered, "2GB", Progress.SILENT).run();
        Files.createDirectories(dataset.resolve("data/train"));
        Files.move(ordered.resolve("metadata"), dataset.resolve("metadata"));
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("SET memory_limit = '4GB'");
            statement.execute("SET temp_directory = '" + folder.resolve("spill") + "'");
            statement.execute(
                    """
                    COPY (SELECT * FROM read_parquet('%s/data/train/*.parquet')
                      ORDER BY hash(subject_id, time, code)) TO '%s' (FORMAT parquet,
                        COMPRESSION zstd)\
                    """
                            .formatted(ordered, dataset.resolve("data/train/0.parquet")));
        }
        WorkFolders.delete(ordered);
    }
}
