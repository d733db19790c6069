package org.vigie.source.omop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vigie.source.Duck;
import org.vigie.source.Findings;
import org.vigie.source.ImportProblem;
import org.vigie.source.StoreImport;
import org.vigie.source.TableReader;
import org.vigie.store.Manifest;
import org.vigie.timeline.Progress;

/// Imports a folder of OMOP tables.
///
/// @param memory what DuckDB may hold before it spills to disk: `2GB`
/// @param shards how many shards to make, or 0 for as many as the events need
/// @param site   the country or database these people are from; where empty, the source's own
///               abbreviation in `cdm_source`
public record OmopImport(Path folder, Path store, String memory, int shards, String site, Progress progress) {

    /// Reads, checks and writes.
    ///
    /// @throws ImportProblem where it is impossible; no store is left then
    public Manifest run() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ImportProblem(folder + " is not a folder; name the one that holds the OMOP tables");
        }
        var findings = new Findings();
        try (var duck = Duck.forStore(store, folder, "omop, " + shards + " shards, site " + site, memory, progress)) {
            var reader = new TableReader(duck, findings);
            var tables = new OmopTables(folder, duck, reader, findings);
            tables.read();
            new OmopPeople(folder, duck, reader).make(site);
            var clinical = tables.clinical();
            clinical.forEach(table -> new OmopRowChecks(duck, reader).run(table));
            var vocabulary = new OmopDictionary(duck, reader).make(clinical);
            var attributes = OmopAttributes.found(duck, clinical);
            var events = new ArrayList<String>();
            for (int place = 0; place < clinical.size(); place++) {
                events.add(OmopEvents.select(clinical.get(place), place, tables.hasCosts(), attributes));
            }
            events.add(OmopEvents.deaths(clinical.size(), attributes));
            var names = new ArrayList<>(clinical.stream().map(ClinicalTable::name).toList());
            names.add("death");
            return new StoreImport(duck, reader, findings, names, attributes)
                    .write(store, vocabulary, String.join("\nUNION ALL\n", events), shards, words(tables.found()));
        }
    }

    private static String words(List<String> found) {
        return "OMOP CDM, " + found.size() + " tables: " + String.join(", ", found);
    }
}
