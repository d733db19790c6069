package org.vigie.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.cli.store.ManifestSummary;
import org.vigie.report.table.Lines;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.Processors;
import org.vigie.store.read.Store;
import org.vigie.study.characterisation.StoreContents;
import org.vigie.study.characterisation.StoreContentsFold;
import org.vigie.timeline.Code;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie describe STORE`.
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description =
                """
                What a store holds: people, events, years, codes, and what was found about \
                the data.\
                """)
final class DescribeCommand implements Callable<Integer> {

    /// Longer lists are told by decade.
    private static final int MOST_YEARS = 40;

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The store.")
    Path folder;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many of the most frequent codes to show (default: ${DEFAULT-VALUE}).")
    int top;

    /// Codes of a vocabulary that occur.
    private record VocabularyCount(long codes, long events) {}

    @Override
    public Integer call() throws Exception {
        if (top < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--top needs a number of codes from 0, was " + top);
        }
        try (var progress = Console.of(spec).progress();
                var store = Store.open(folder)) {
            var contents =
                    new LocalRunner(store, Processors.count(), progress)
                            .fold(new StoreContentsFold());
            progress.clear();
            Console.of(spec)
                    .answer(spec, () -> words(store, contents), () -> tree(store, contents));
        }
        return 0;
    }

    private static Map<String, VocabularyCount> vocabularies(Store store) {
        var counts = new TreeMap<String, VocabularyCount>();
        for (var code : store.codes().all()) {
            if (code.events() > 0) {
                counts.merge(
                        code.code().startsWith("ERA/")
                                ? code.vocabulary() + " (eras)"
                                : code.vocabulary(),
                        new VocabularyCount(1, code.events()),
                        (a, b) -> new VocabularyCount(a.codes + b.codes, a.events + b.events));
            }
        }
        return counts;
    }

    private List<Code> topCodes(Store store) {
        return store.codes().all().stream()
                .filter(code -> code.events() > 0)
                .sorted(Comparator.comparingLong(Code::events).reversed().thenComparing(Code::code))
                .limit(top)
                .toList();
    }

    private Map<String, Object> tree(Store store, StoreContents contents) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("store", folder.toString());
        tree.put("source", store.manifest().source());
        tree.put("fingerprint", store.manifest().fingerprint());
        tree.put("people", contents.people());
        tree.put("people_observed", contents.observed());
        tree.put("people_without_events", contents.withoutEvents());
        tree.put("deaths", contents.deaths());
        tree.put("observed_days", contents.observedDays());
        tree.put("events", store.manifest().events());
        tree.put("first_day", store.manifest().firstDay());
        tree.put("last_day", store.manifest().lastDay());
        tree.put("sexes", contents.sexes());
        tree.put("sites", contents.sites());
        tree.put("events_by_year", contents.eventsByYear());
        tree.put("vocabularies", vocabularies(store));
        tree.put("top_codes", topCodes(store));
        tree.put("deliveries", store.manifest().deliveries());
        tree.put("findings", store.manifest().findings());
        return tree;
    }

    private String words(Store store, StoreContents contents) {
        var words = new Lines();
        var manifest = store.manifest();
        words.line("%s: %s", folder, manifest.source());
        words.line("  people            %,15d  (%s)", contents.people(), counts(contents.sexes()));
        words.line(
                "  with observation  %,15d  (%,.0f person-years)",
                contents.observed(), contents.observedDays() / 365.25);
        words.line("  deaths            %,15d", contents.deaths());
        words.line(
                "  events            %,15d%s",
                manifest.events(),
                manifest.firstDay().isEmpty()
                        ? ""
                        : "  (" + ManifestSummary.days(manifest, "") + ")");
        if (contents.sites().size() > 1) {
            words.line("  sites             %s", counts(contents.sites()));
        }
        words.line("");
        byTime(contents.eventsByYear(), words);
        words.line("");
        words.line("Vocabularies                       codes         events");
        vocabularies(store)
                .forEach((name, count) ->
                        words.line(
                                "  %-26s %,11d  %,13d",
                                name.isEmpty() ? "-" : name, count.codes, count.events));
        words.line("");
        words.line("Most frequent codes                      events       people");
        topCodes(store)
                .forEach(code ->
                        words.line(
                                "  %-30s %,13d %,12d  %s",
                                code.code(), code.events(), code.people(), code.name()));
        words.line("");
        return words.text()
                + (manifest.deliveries().size() > 1 ? ManifestSummary.deliveries(manifest) : "")
                + ManifestSummary.findings(manifest);
    }

    private static void byTime(Map<String, Long> years, Lines words) {
        boolean many = years.size() > MOST_YEARS;
        var shown = many ? decades(years) : years;
        if (shown.isEmpty()) {
            words.line("No events");
            return;
        }
        words.line(many ? "Events by decade" : "Events by year");
        long most = shown.values().stream().mapToLong(Long::longValue).max().orElse(1);
        shown.forEach((year, count) ->
                words.line("  %8s %,13d  %s", year, count, "█".repeat((int) (40 * count / most))));
    }

    /// `1987` counts for `1980s`; what is not a year stays.
    private static Map<String, Long> decades(Map<String, Long> years) {
        var decades = new TreeMap<String, Long>();
        years.forEach((year, count) ->
                decades.merge(
                        year.matches("\\d+") ? year.substring(0, year.length() - 1) + "0s" : year,
                        count,
                        Long::sum));
        return decades;
    }

    private static String counts(Map<String, Long> counts) {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(e ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %,d",
                                        e.getKey().isEmpty() ? "unnamed" : e.getKey(),
                                        e.getValue()))
                        .toList());
    }
}
