package org.vigie.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.cli.console.Console;
import org.vigie.cli.console.Version;
import org.vigie.problem.InputProblem;
import org.vigie.report.RunFolder;
import org.vigie.report.table.Lines;
import org.vigie.report.table.ResultTable;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.Processors;
import org.vigie.statistics.Proportion;
import org.vigie.store.read.Store;
import org.vigie.study.reidentification.QuasiIdentifier;
import org.vigie.study.reidentification.ReidentificationAnalysis;
import org.vigie.study.reidentification.ReidentificationReport;
import org.vigie.study.reidentification.ReidentificationResult;
import org.vigie.study.reidentification.ReidentificationResultTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie risk STORE`.
@Command(
        name = "risk",
        mixinStandardHelpOptions = true,
        description =
                """
                How easily people of a store could be re-identified, by what is known of them or \
                by dated events.\
                """)
final class RiskCommand implements Callable<Integer> {

    private static final String PAGE = "risk.html";
    private static final Set<String> FILES =
            Stream.concat(
                            Stream.of(PAGE),
                            ResultTable.files(ReidentificationResultTables.SECTION.tables())
                                    .stream())
                    .collect(Collectors.toUnmodifiableSet());

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The store.")
    Path folder;

    @Option(
            names = "--by",
            paramLabel = "WHAT,…",
            defaultValue = "birth_year,sex,region",
            description =
                    """
                    What is known of people: birth_year, birth_day, sex, region, practice, \
                    site, death_year, death_day (default: ${DEFAULT-VALUE}).\
                    """)
    String by;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many people to draw for dated events (default: ${DEFAULT-VALUE}).")
    int sample;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    """
                    Up to how many dated events somebody may know of a person (default: \
                    ${DEFAULT-VALUE}).\
                    """)
    int events;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another seed draws other people (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Leave a page and tables in this folder.")
    Path out;

    @Override
    public Integer call() throws Exception {
        var study = study();
        try (var progress = Console.of(spec).progress();
                var store = Store.open(folder)) {
            var result = study.run(new LocalRunner(store, Processors.count(), progress));
            progress.clear();
            if (out != null) {
                write(store, result);
            }
            Console.of(spec).answer(spec, () -> words(result), () -> facts(result));
        }
        return 0;
    }

    private ReidentificationAnalysis study() {
        try {
            return new ReidentificationAnalysis(
                    Arrays.stream(by.split(",")).map(QuasiIdentifier::named).toList(),
                    sample,
                    events,
                    seed);
        } catch (InputProblem e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void write(Store store, ReidentificationResult result) throws Exception {
        try (var files = RunFolder.ofFiles(out, FILES, "a report of risk")) {
            ReidentificationReport.write(result, provenance(store), files.file(PAGE));
            ReidentificationResultTables.write(result, files.path());
            files.finish();
        }
    }

    private Map<String, String> provenance(Store store) {
        var provenance = new LinkedHashMap<String, String>();
        provenance.put("Software", Version.text());
        provenance.put("Source of the data", store.manifest().source());
        provenance.put("Store", store.manifest().fingerprint());
        provenance.put("Seed", Long.toString(seed));
        store.manifest().findings().stream()
                .filter(finding -> finding.rule().equals("pseudonymised"))
                .forEach(finding -> provenance.put("Pseudonymised", finding.effect()));
        return provenance;
    }

    private String words(ReidentificationResult result) {
        var words = new Lines();
        words.line("%s: %s", folder, Lines.count(result.people(), "person", "people"));
        words.line(
                "Alike in %s:",
                result.by().stream().map(QuasiIdentifier::word).collect(Collectors.joining(", ")));
        words.line("  smallest class (k)      %,12d", result.smallest());
        for (long k : List.of(2L, 5L, (long) ReidentificationResult.FEW)) {
            words.line(
                    "  %-24s%,12d  %s",
                    k == 2 ? "alone" : "in classes below " + k,
                    result.below(k),
                    percent(
                            result.people() == 0
                                    ? Double.NaN
                                    : (double) result.below(k) / result.people()));
        }
        words.line("Alone by dated events, of people drawn at random (95% interval):");
        result.drawn()
                .forEach(known ->
                        words.line(
                                "  %-24s%12s  %s",
                                Lines.count(known.events(), "event", "events"),
                                percent(known.unique().value()),
                                interval(known.unique())));
        return words.text();
    }

    private Map<String, Object> facts(ReidentificationResult result) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("store", folder.toString());
        facts.put("people", result.people());
        facts.put("by", result.by().stream().map(QuasiIdentifier::word).toList());
        facts.put("smallest_class", result.smallest());
        facts.put("alone", result.below(2));
        facts.put("below_5", result.below(5));
        facts.put("below_" + ReidentificationResult.FEW, result.below(ReidentificationResult.FEW));
        facts.put(
                "alone_by_events",
                result.drawn().stream()
                        .map(known -> {
                            var one = new LinkedHashMap<String, Object>();
                            one.put("events", known.events());
                            one.put("people", known.unique().of());
                            one.put("share", known.unique().value());
                            one.put("low", known.unique().low());
                            one.put("high", known.unique().high());
                            return one;
                        })
                        .toList());
        return facts;
    }

    private static String interval(Proportion share) {
        return share.of() == 0
                ? "nobody has so many"
                : "("
                        + percent(share.low())
                        + " to "
                        + percent(share.high())
                        + ", "
                        + Lines.count(share.of(), "person", "people")
                        + ")";
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
