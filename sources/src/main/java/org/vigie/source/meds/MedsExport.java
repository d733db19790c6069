package org.vigie.source.meds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.store.Durable;
import org.vigie.store.WorkFolders;
import org.vigie.store.read.Store;
import org.vigie.store.upkeep.StoreCheck;
import org.vigie.timeline.Progress;

/// Writes a store as a MEDS dataset that MEDS tools read; the folder appears whole or not at all.
///
/// Each shard becomes `data/train/N.parquet`, so a person is in one file, with their events
/// together and in time order. Who people are is told by added events, marked by
/// {@link MedsFolder#ADDED} in the column `table`: `MEDS_BIRTH`, `MEDS_DEATH` and `GENDER//F` or
/// `GENDER//M`, where the store has no such event. MEDS's numbers have 24 bits; one that needs more
/// is in `exact_value` besides. `table`, `end`, `unit`, `visit`, `provider`, `cost` and `source`
/// are kept as further columns, and `metadata/vigie-people.parquet` and `vigie-periods.parquet`
/// hold what MEDS has no place for, so that an import gives the same store.
public record MedsExport(Path store, Path dataset, String memory, Progress progress) {

    /// @throws InputProblem where something is there already, or the store is damaged
    public void run() throws IOException {
        if (Files.exists(dataset)) {
            throw new InputProblem(
                    dataset + " is there already; choose another name or remove it first");
        }
        StoreCheck.requireIntact(store, progress); // another program reads the files
        var target = dataset.toAbsolutePath().normalize();
        var parent = WorkFolders.parent(target);
        WorkFolders.remove(target, progress);
        var aside = WorkFolders.create(parent, WorkFolders.partial(target));
        try (var opened = Store.open(store);
                var duck = Duck.beside(parent, memory, progress)) {
            Files.createDirectories(aside.resolve("data/train"));
            Files.createDirectories(aside.resolve("metadata"));
            writeData(opened, duck, aside.resolve("data/train"));
            new MedsMetadata(opened, duck).write(aside.resolve("metadata"));
            force(aside);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            if (Files.exists(aside)) {
                WorkFolders.delete(aside);
            }
        }
    }

    private void writeData(Store opened, Duck duck, Path folder) {
        int number = 0;
        var attributes =
                MedsAttributes.found(duck, MedsAttributes.events(opened)).stream()
                        .map(attribute -> ", " + attribute.column())
                        .collect(Collectors.joining());
        for (var shard : opened.files()) {
            var sql =
                    DATA.formatted(
                            Duck.literal(shard.events().toString()),
                            Duck.literal(shard.people().toString()),
                            MedsFolder.ADDED,
                            MedsPeople.is(MedsPeople.BIRTH),
                            MedsPeople.is(MedsPeople.DEATH),
                            attributes);
            MedsParquet.write(duck, sql, folder.resolve(number++ + ".parquet"));
            progress.report("writing shards", number, opened.manifest().shards().size());
        }
    }

    /// DuckDB's files are not forced to disk when they are closed.
    private static void force(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var file : paths.filter(Files::isRegularFile).collect(Collectors.toList())) {
                Durable.force(file);
            }
        }
    }

    private static final String DATA =
            """
            WITH events AS (SELECT *, file_row_number AS ordinal
              FROM read_parquet(%1$s, file_row_number = true)),
                 people AS (FROM read_parquet(%2$s)),
                 added AS (
                   SELECT subject_id, NULL AS time, 'GENDER//' || sex AS code, -3 AS ordinal
                          FROM people
                   WHERE sex IS NOT NULL AND subject_id NOT IN (
                       SELECT subject_id FROM events WHERE code IN ('GENDER//F', 'GENDER//M'))
                   UNION ALL
                   SELECT subject_id, CAST(birth AS TIMESTAMP), 'MEDS_BIRTH', -2 FROM people
                   WHERE birth IS NOT NULL AND subject_id NOT IN (SELECT subject_id FROM events
                     WHERE %4$s)
                   UNION ALL
                   SELECT subject_id, CAST(death AS TIMESTAMP), 'MEDS_DEATH', -1 FROM people
                   WHERE death IS NOT NULL AND subject_id NOT IN (SELECT subject_id FROM events
                     WHERE %5$s))
            SELECT subject_id, time, code, TRY_CAST(numeric_value AS FLOAT) AS numeric_value,
                   text_value,
                   CASE WHEN CAST(TRY_CAST(numeric_value AS FLOAT) AS DOUBLE)
                     IS DISTINCT FROM numeric_value
                        THEN numeric_value END AS exact_value,
                   "table", "end", unit, visit, provider, cost, source%6$s
            FROM (FROM events UNION ALL BY NAME SELECT *, '%3$s' AS "table" FROM added)
            ORDER BY subject_id, time NULLS FIRST, ordinal\
            """;
}
