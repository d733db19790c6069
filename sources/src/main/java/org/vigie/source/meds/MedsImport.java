package org.vigie.source.meds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.source.ShiftedDates;
import org.vigie.source.SourceImport;
import org.vigie.source.StoreImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.Cents;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.DiskNeed;
import org.vigie.source.table.TableReader;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.Observation;
import org.vigie.timeline.Progress;

/// Imports a MEDS dataset: a folder with `data` and `metadata`, a folder of Parquet files, or one
/// file.
///
/// Every event is kept under its code as it is written. A person's observation period runs from
/// their first to their last dated event other than `MEDS_BIRTH`, because MEDS has none; a dataset
/// that {@link MedsExport} wrote brings its own.
///
/// @param memory what DuckDB may hold before it spills to disk: `2GB`
/// @param shards how many shards to make, or 0 for as many as the events need
/// @param site the country or database these people are from; where empty, the dataset's name
/// @param pseudonymisation what is done to people's identifiers
public record MedsImport(
        Path dataset,
        Path store,
        String memory,
        int shards,
        String site,
        Progress progress,
        Pseudonymisation pseudonymisation)
        implements SourceImport {

    /// People under their own identifiers.
    public MedsImport(
            Path dataset, Path store, String memory, int shards, String site, Progress progress) {
        this(dataset, store, memory, shards, site, progress, Pseudonymisation.NONE);
    }

    @Override
    public String kind() {
        return "meds";
    }

    @Override
    public String asked() {
        return pseudonymisation.words();
    }

    @Override
    public List<DeliveredFile> files() {
        return DeliveryPart.delivered(
                dataset, MedsFolder.of(dataset, new Findings()).parts(), pseudonymisation::ofFile);
    }

    @Override
    public Manifest run() throws IOException {
        var findings = new Findings();
        var folder = MedsFolder.of(dataset, findings);
        folder.sayUnread(dataset, findings);
        MedsShards.refuseTwice(files());
        try (var duck =
                Duck.forStore(
                        store,
                        dataset,
                        "meds, "
                                + shards
                                + " shards, site "
                                + site
                                + ", "
                                + pseudonymisation.words(),
                        memory,
                        progress)) {
            DiskNeed.say(folder.parts(), duck);
            var reader = new TableReader(duck, findings);
            var read = new MedsTables(duck, reader, findings);
            read.read(folder);
            var plan = plan(duck, ShiftedDates.are(duck, findings, "SELECT time FROM kept"));
            new MedsPeople(duck, read, findings)
                    .make(plan.observation().noEnd(), site, folder.name());
            var hierarchy = new MedsDictionary(duck).make();
            var tables = tables(duck, reader);
            var attributes = MedsAttributes.found(duck, MedsTables.KEPT);
            var columns =
                    attributes.stream()
                            .map(attribute -> ", kept." + attribute.column())
                            .collect(Collectors.joining());
            return new StoreImport(duck, reader, findings, tables, attributes, pseudonymisation)
                    .of(delivery(pseudonymisation, "", plan))
                    .write(
                            store,
                            hierarchy,
                            EVENTS.formatted(Cents.of("cost"), columns),
                            shards,
                            folder.name().isEmpty() ? "MEDS" : "MEDS dataset " + folder.name());
        }
    }

    /// A dataset that an export wrote says who was observed when; others do not.
    private static Delivery.Plan plan(Duck duck, boolean shifted) {
        var how =
                duck.number("SELECT count(*) FROM known_people") > 0
                        ? Observation.RECORDED
                        : Observation.withinLife(List.of());
        return new Delivery.Plan(List.of(), how.shifted(shifted));
    }

    /// The texts of the column `table`, by which events are told apart; most datasets have none.
    private static List<String> tables(Duck duck, TableReader reader) {
        duck.execute(
                """
                CREATE TABLE places AS SELECT name,
                  CAST(row_number() OVER (ORDER BY name) - 1 AS INTEGER) AS place
                FROM (SELECT DISTINCT coalesce("table", '') AS name FROM kept)\
                """);
        var tables = duck.texts("SELECT name FROM places ORDER BY place");
        tables.forEach(table -> reader.rowsOf(table, MedsTables.DATA));
        return tables;
    }

    private static final String EVENTS =
            """
            SELECT subject_id AS person_id, time, k.id AS code,
                   coalesce(exact_value, numeric_value, TRY_CAST(value AS DOUBLE)) AS value,
                   coalesce(text_value,
                            CASE WHEN TRY_CAST(value AS DOUBLE) IS NULL THEN CAST(value AS VARCHAR)
                              END) AS text,
                   "end", places.place, unit, visit, provider, %s AS cost, source, "row"%s
            FROM kept
            JOIN code_ids k ON k.text = kept.code
            JOIN places ON name = coalesce("table", '')\
            """;
}
