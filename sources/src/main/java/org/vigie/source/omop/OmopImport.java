package org.vigie.source.omop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.source.SourceImport;
import org.vigie.source.StoreImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.DiskNeed;
import org.vigie.source.table.TableReader;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.Observation;
import org.vigie.timeline.Progress;

/// Imports OMOP tables.
///
/// @param source where they lie
/// @param memory what DuckDB may hold before it spills to disk: `2GB`
/// @param shards how many shards to make, or 0 for as many as the events need
/// @param site the country or database these people are from; where empty, the source's own
///   abbreviation in `cdm_source`
/// @param pseudonymisation what is done to people's identifiers
public record OmopImport(
        OmopSource source,
        Path store,
        String memory,
        int shards,
        String site,
        Progress progress,
        Pseudonymisation pseudonymisation)
        implements SourceImport {

    /// People under their own identifiers.
    public OmopImport(
            Path folder, Path store, String memory, int shards, String site, Progress progress) {
        this(folder, store, memory, shards, site, progress, Pseudonymisation.NONE);
    }

    /// Tables and vocabulary in one folder.
    public OmopImport(
            Path folder,
            Path store,
            String memory,
            int shards,
            String site,
            Progress progress,
            Pseudonymisation pseudonymisation) {
        this(OmopSource.of(folder), store, memory, shards, site, progress, pseudonymisation);
    }

    @Override
    public String kind() {
        return "omop";
    }

    @Override
    public String asked() {
        return pseudonymisation.words();
    }

    @Override
    public List<DeliveredFile> files() {
        return source.delivered(OmopTables.parts(source), pseudonymisation::ofFile);
    }

    @Override
    public Manifest run() throws IOException {
        source.check();
        var findings = new Findings();
        try (var duck =
                Duck.forStore(
                        store,
                        source.folder(),
                        "omop, "
                                + shards
                                + " shards, site "
                                + site
                                + ", "
                                + pseudonymisation.words()
                                + source.stamp(),
                        memory,
                        progress)) {
            DiskNeed.say(OmopTables.parts(source), duck);
            var reader = new TableReader(duck, findings);
            var tables = new OmopTables(source, duck, reader, findings);
            tables.read();
            new OmopPeople(source, duck, reader).make(site);
            var clinical = tables.clinical();
            clinical.forEach(table -> new OmopRowChecks(duck, reader).run(table));
            if (pseudonymisation instanceof Pseudonymisation.Keyed keyed && !keyed.keepText()) {
                OmopRareSources.remove(duck, reader, clinical);
            }
            var currency = new OmopCosts(duck, reader, findings).make(clinical);
            var vocabulary = new OmopDictionary(duck, reader).make(clinical);
            var attributes = OmopAttributes.found(duck, clinical);
            var events = new OmopEvents(duck, attributes).make(clinical);
            var names = new ArrayList<>(clinical.stream().map(ClinicalTable::name).toList());
            names.add("death");
            names.add(OmopCosts.TABLE);
            return new StoreImport(duck, reader, findings, names, attributes, pseudonymisation)
                    .of(delivery(pseudonymisation, "", PLAN).in(currency))
                    .write(store, vocabulary, events, shards, words(tables.found()));
        }
    }

    private static final Delivery.Plan PLAN =
            new Delivery.Plan(List.of("death"), Observation.RECORDED);

    private static String words(List<String> found) {
        return "OMOP CDM, " + found.size() + " tables: " + String.join(", ", found);
    }
}
