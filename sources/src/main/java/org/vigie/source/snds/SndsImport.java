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
import org.vigie.source.SourceImport;
import org.vigie.source.StoreImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.stage.LastingNumbers;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.DiskNeed;
import org.vigie.source.table.TableReader;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.Observation;
import org.vigie.store.upkeep.WholeFindings;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Days;
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
/// @param claimed years of whose care the ER_PRS_F of other deliveries of the store tells
public record SndsImport(
        Path folder,
        Path store,
        String memory,
        int shards,
        String site,
        Set<CleaningRule> keep,
        Optional<DayRange> observed,
        Progress progress,
        Pseudonymisation pseudonymisation,
        Set<Integer> claimed)
        implements SourceImport {

    /// A first delivery.
    public SndsImport(
            Path folder,
            Path store,
            String memory,
            int shards,
            String site,
            Set<CleaningRule> keep,
            Optional<DayRange> observed,
            Progress progress,
            Pseudonymisation pseudonymisation) {
        this(
                folder,
                store,
                memory,
                shards,
                site,
                keep,
                observed,
                progress,
                pseudonymisation,
                Set.of());
    }

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

    static final String KIND = "snds";

    /// Tables of events that come of people's own tables, which are sent whole each time.
    private static final List<String> PEOPLE = List.of("ald", "ald_diagnosis", "ir_ben_r");

    private static final List<Attribute> ATTRIBUTES =
            List.of(
                    Attribute.TYPE,
                    Attribute.SPECIALTY,
                    Attribute.REIMBURSED_CENTS,
                    Attribute.PRESCRIBER,
                    Attribute.PRESCRIBER_SPECIALTY);

    public SndsImport {
        keep = Set.copyOf(keep);
        claimed = Set.copyOf(claimed);
        if (observed.filter(DayRange::empty).isPresent()) {
            throw new IllegalArgumentException("observation cannot end before it begins");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String asked() {
        return pseudonymisation.words()
                + (keep.isEmpty()
                        ? ""
                        : ", keeping "
                                + keep.stream()
                                        .sorted()
                                        .map(CleaningRule::label)
                                        .collect(Collectors.joining(", ")))
                + (observed.isPresent() ? ", with --observed" : "");
    }

    @Override
    public List<DeliveredFile> files() {
        return DeliveryPart.delivered(folder, SndsTables.parts(folder), pseudonymisation::ofFile);
    }

    @Override
    public WholeFindings ofAll() {
        return SndsMonths.OF_ALL;
    }

    @Override
    public Manifest run() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputProblem(
                    folder + " is not a folder; name the one that holds the tables of the SNDS");
        }
        var findings = new Findings();
        try (var duck = Duck.forStore(store, folder, settings(), memory, progress)) {
            DiskNeed.say(SndsTables.parts(folder), duck);
            var reader = new TableReader(duck, findings);
            var flat = flattened(duck, reader, findings);
            var found = flat.tables();
            var hierarchy = new SndsDictionary(duck).make();
            var places = places();
            places.forEach(place -> reader.rowsOf(place, file(place)));
            return new StoreImport(duck, reader, findings, places, ATTRIBUTES, pseudonymisation)
                    .of(
                            delivery(
                                            pseudonymisation,
                                            SndsMonths.told(SndsTables.files(folder)),
                                            plan(duck, flat))
                                    .in("EUR"))
                    .write(
                            store,
                            hierarchy,
                            events(duck, places, pseudonymisation.lasting()),
                            shards,
                            words(found));
        }
    }

    /// Reads the tables and leaves `happening` in the database: a row for everything that happened
    /// to somebody.
    ///
    /// @return the names of the tables that were there
    public List<String> flatten(Duck duck, TableReader reader, Findings findings) {
        return flattened(duck, reader, findings).tables();
    }

    /// @param tables the names of those that were there
    /// @param lastDay the last day of care of anybody (ISO date), or the empty string
    /// @param invoiced years whose euros come of invoices because nothing claimed them
    private record Flat(List<String> tables, String lastDay, List<Integer> invoiced) {}

    private Flat flattened(Duck duck, TableReader reader, Findings findings) {
        var tables = new SndsTables(folder, reader, findings);
        var found = tables.read();
        duck.progress().report("joining prestations and stays", 0, 0);
        var lastDay =
                new SndsFlattening(duck, reader, findings, keep, claimed)
                        .make(tables, site, observed, pseudonymisation.lasting());
        var invoiced =
                keep.contains(CleaningRule.PRIVATE_INVOICES)
                        ? List.<Integer>of()
                        : Invoices.invoiced(duck, tables);
        return new Flat(found, lastDay, invoiced);
    }

    private Delivery.Plan plan(Duck duck, Flat flat) {
        boolean moved = pseudonymisation.movesDates();
        return new Delivery.Plan(
                PEOPLE,
                observed.map(days ->
                                Observation.of(
                                        Observation.How.ASKED,
                                        moved,
                                        Days.text(days.start()),
                                        Days.text(days.end())))
                        .orElseGet(() ->
                                Observation.of(
                                        Observation.How.UNTIL_DEATH,
                                        moved,
                                        "",
                                        moved ? "" : flat.lastDay())),
                duck
                        .texts(
                                """
                                SELECT DISTINCT CAST(year(exe_soi_dtd) AS VARCHAR) AS year
                                FROM er_prs_f WHERE exe_soi_dtd IS NOT NULL ORDER BY year\
                                """)
                        .stream()
                        .map(Integer::valueOf)
                        .toList(),
                flat.invoiced());
    }

    private static List<String> places() {
        var places = new ArrayList<String>(List.of("er_prs_f"));
        places.addAll(Prestations.TABLES);
        Stays.ALL.forEach(stays -> places.addAll(stays.tables()));
        places.addAll(PEOPLE);
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

    private static String events(Duck duck, List<String> places, boolean lasting) {
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
                  %s AS number FROM (SELECT provider
                  FROM happening UNION SELECT prescriber FROM happening)
                WHERE provider IS NOT NULL\
                """
                        .formatted(
                                lasting
                                        ? LastingNumbers.of("CAST(provider AS VARCHAR)")
                                        : "row_number() OVER (ORDER BY provider)"));
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
    private String settings() {
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
