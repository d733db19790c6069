package org.vigie.source.snds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.problem.InputProblem;
import org.vigie.source.StoreImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.store.Manifest;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Progress;

/// Imports a folder of tables of the SNDS. What each becomes stands in `docs/snds.md`.
///
/// @param memory what DuckDB may hold before it spills to disk: `2GB`
/// @param shards how many shards to make, or 0 for as many as the events need
/// @param site the country or database these people are from, or the empty string
/// @param keep what is not left out although it usually is
/// @param observed the days on which everybody is taken to be observed; from first care to last
///   where it is empty
/// @param pseudonymisation what is done to people's identifiers
public record SndsImport(
        Path folder,
        Path store,
        String memory,
        int shards,
        String site,
        Set<CleaningRule> keep,
        Optional<DayRange> observed,
        Progress progress,
        Pseudonymisation pseudonymisation) {

    /// People under their own identifiers.
    public SndsImport(
            Path folder,
            Path store,
            String memory,
            int shards,
            String site,
            Set<CleaningRule> keep,
            Optional<DayRange> observed,
            Progress progress) {
        this(folder, store, memory, shards, site, keep, observed, progress, Pseudonymisation.NONE);
    }

    private static final List<Attribute> ATTRIBUTES =
            List.of(
                    Attribute.TYPE,
                    Attribute.SPECIALTY,
                    Attribute.REIMBURSED_CENTS,
                    Attribute.PRESCRIBER,
                    Attribute.PRESCRIBER_SPECIALTY);

    public SndsImport {
        keep = Set.copyOf(keep);
        if (observed.filter(DayRange::empty).isPresent()) {
            throw new IllegalArgumentException("observation cannot end before it begins");
        }
    }

    /// Reads, checks and writes.
    ///
    /// @throws InputProblem where it is impossible; no store is left then
    public Manifest run() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputProblem(
                    folder + " is not a folder; name the one that holds the tables of the SNDS");
        }
        var findings = new Findings();
        try (var duck = Duck.forStore(store, folder, asked(), memory, progress)) {
            var reader = new TableReader(duck, findings);
            var found = flatten(duck, reader, findings);
            var hierarchy = new SndsDictionary(duck).make();
            var places = places();
            places.forEach(place -> reader.rowsOf(place, file(place)));
            return new StoreImport(duck, reader, findings, places, ATTRIBUTES, pseudonymisation)
                    .write(store, hierarchy, events(duck, places), shards, words(found));
        }
    }

    /// Reads the tables and leaves `happening` in the database: a row for everything that happened
    /// to somebody.
    ///
    /// @return the names of the tables that were there
    public List<String> flatten(Duck duck, TableReader reader, Findings findings) {
        var tables = new SndsTables(folder, reader, findings);
        var found = tables.read();
        duck.progress().report("joining prestations and stays", 0, 0);
        new SndsFlattening(duck, reader, findings, keep).make(tables, site, observed);
        return found;
    }

    private static List<String> places() {
        var places = new ArrayList<String>(List.of("er_prs_f"));
        places.addAll(Prestations.TABLES);
        Stays.ALL.forEach(stays -> places.addAll(stays.tables()));
        places.addAll(List.of("ald", "ald_diagnosis", "ir_ben_r"));
        return places;
    }

    /// The table of files that a table of events comes from.
    private static String file(String place) {
        return switch (place) {
            case "ald", "ald_diagnosis" -> "ir_imb_r";
            default ->
                    Stays.ALL.stream()
                            .flatMap(stays ->
                                    stays.name().equals(place)
                                            ? java.util.stream.Stream.of(stays.main())
                                            : stays.details().stream()
                                                    .filter(d -> d.table().equals(place))
                                                    .map(Stays.Detail::file))
                            .findFirst()
                            .orElse(place);
        };
    }

    private static String events(Duck duck, List<String> places) {
        duck.execute(
                """
                CREATE TABLE place_of AS SELECT * FROM (VALUES %s) AS t(place_name, place)\
                """
                        .formatted(
                                IntStream.range(0, places.size())
                                        .mapToObj(i ->
                                                "('"
                                                        + places.get(i)
                                                        + "', CAST("
                                                        + i
                                                        + " AS INTEGER))")
                                        .collect(Collectors.joining(", "))));
        duck.execute(
                """
                CREATE TABLE provider_of AS SELECT provider,
                  row_number() OVER (ORDER BY provider) AS number FROM (SELECT provider
                  FROM happening UNION SELECT prescriber FROM happening)
                WHERE provider IS NOT NULL\
                """);
        duck.execute(
                """
                CREATE TABLE own_identifiers AS SELECT 'provider' AS kind, number AS id,
                  CAST(provider AS VARCHAR) AS identifier FROM provider_of\
                """);
        return """
        SELECT person_id, CAST(day AS TIMESTAMP) AS time, k.id AS code, value,
               CAST(NULL AS VARCHAR) AS text,
               CAST("end" AS TIMESTAMP) AS "end", place, CAST(NULL AS VARCHAR) AS unit, visit,
               a.number AS provider,
               paid AS cost, source, "row", type, specialty, reimbursed AS reimbursed_cents,
               b.number AS prescriber, prescriber_specialty
        FROM happening h JOIN code_ids k ON k.text = h.code JOIN place_of USING (place_name)
        LEFT JOIN provider_of a ON a.provider = h.provider LEFT JOIN provider_of b
          ON b.provider = h.prescriber\
        """;
    }

    /// What the store depends on besides the files.
    private String asked() {
        return "snds, "
                + shards
                + " shards, site "
                + site
                + ", keeping "
                + keep.stream().sorted().toList()
                + ", observed "
                + observed
                + ", "
                + pseudonymisation.words();
    }

    private String words(List<String> found) {
        return "SNDS, "
                + found.size()
                + " tables: "
                + String.join(", ", found)
                + (keep.isEmpty()
                        ? ""
                        : "; kept: "
                                + keep.stream()
                                        .sorted()
                                        .map(CleaningRule::label)
                                        .collect(Collectors.joining(", ")));
    }
}
