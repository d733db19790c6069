package org.vigie.source.synthea;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.problem.InputProblem;
import org.vigie.source.ShiftedDates;
import org.vigie.source.SourceImport;
import org.vigie.source.StoreImport;
import org.vigie.source.pseudonym.Pseudonymisation;
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
import org.vigie.vocabulary.Vocabulary;

/// Imports a folder of Synthea's tables.
///
/// Synthea names people, encounters, providers and claims by UUIDs; here they are numbered from 1
/// in the order of their UUIDs, so the same files always give the same numbers; or, where asked
/// for, by hashes of these, so that other deliveries do too. A person's observation period runs
/// from the beginning of their first encounter to the end of their last, or to their death where
/// that is earlier: Synthea's insurance periods go on into the future, and its exports may leave
/// out the past.
///
/// @param memory what DuckDB may hold before it spills to disk: `2GB`
/// @param shards how many shards to make, or 0 for as many as the events need
/// @param site the country or database these people are from, or the empty string
/// @param pseudonymisation what is done to people's identifiers
public record SyntheaImport(
        Path folder,
        Path store,
        String memory,
        int shards,
        String site,
        Progress progress,
        Pseudonymisation pseudonymisation)
        implements SourceImport {

    /// People under their own identifiers.
    public SyntheaImport(
            Path folder, Path store, String memory, int shards, String site, Progress progress) {
        this(folder, store, memory, shards, site, progress, Pseudonymisation.NONE);
    }

    @Override
    public String kind() {
        return "synthea";
    }

    @Override
    public String asked() {
        return pseudonymisation.words();
    }

    @Override
    public List<DeliveredFile> files() {
        return DeliveryPart.delivered(
                folder, SyntheaTables.parts(folder), pseudonymisation::ofFile);
    }

    @Override
    public Manifest run() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputProblem(
                    folder + " is not a folder; name the one that holds Synthea's tables");
        }
        var findings = new Findings();
        try (var duck =
                Duck.forStore(
                        store,
                        folder,
                        "synthea, "
                                + shards
                                + " shards, site "
                                + site
                                + ", "
                                + pseudonymisation.words(),
                        memory,
                        progress)) {
            DiskNeed.say(SyntheaTables.parts(folder), duck);
            var reader = new TableReader(duck, findings);
            var found = new SyntheaTables(folder, reader, findings).read();
            var observation =
                    Observation.withinLife(List.of("encounters"))
                            .shifted(
                                    ShiftedDates.are(
                                            duck,
                                            findings,
                                            "SELECT start AS time FROM encounters"));
            new SyntheaPeople(duck, reader, findings, pseudonymisation.lasting())
                    .make(observation.noEnd(), site);
            var tables = EventTable.ALL;
            tables.forEach(table -> new SyntheaRows(duck, reader, findings).make(table));
            if (pseudonymisation instanceof Pseudonymisation.Keyed) {
                SyntheaIdentifiers.tell(duck, tables);
            }
            new SyntheaMoney(duck, findings).make();
            var hierarchy = new SyntheaDictionary(duck).make(tables);
            var events = new ArrayList<String>();
            for (int place = 0; place < tables.size(); place++) {
                events.add(tables.get(place).events(place));
            }
            events.add(SyntheaPeople.deaths(tables.size()));
            var names = new ArrayList<>(tables.stream().map(EventTable::name).toList());
            names.add(PATIENTS);
            return new StoreImport(
                            duck, reader, findings, names, EventTable.ATTRIBUTES, pseudonymisation)
                    .of(
                            delivery(
                                            pseudonymisation,
                                            "",
                                            new Delivery.Plan(List.of(PATIENTS), observation))
                                    .in("USD"))
                    .write(
                            store,
                            new Vocabulary(hierarchy.codes(), hierarchy),
                            String.join("\nUNION ALL\n", events),
                            shards,
                            words(found));
        }
    }

    private static final String PATIENTS = "patients";

    private static String words(List<String> found) {
        return "Synthea, " + found.size() + " tables: " + String.join(", ", found);
    }
}
