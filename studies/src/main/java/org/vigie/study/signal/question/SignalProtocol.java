package org.vigie.study.signal.question;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceReader;
import org.vigie.study.Entries;
import org.vigie.vocabulary.ConceptSet;

/// What a search for signals is asked to do.
///
/// @param exposures what may do harm
/// @param outcomes the harm
/// @param population who counts, while in it; nothing for everybody
/// @param washoutDays days at the start of observation that do not count
/// @param persistenceDays days an exposure lasts beyond its record
/// @param gapDays most days between two records of one era
/// @param firstEraOnly whether only a person's first era of an exposure counts
/// @param firstEventOnly whether only a person's first record of an outcome counts
/// @param risk when the risk may be raised
/// @param ages first days of age of the age groups after the first; empty for none
/// @param methods how pairs are judged; the first is the one that ranks them
/// @param minimumCases exposed cases that a pair needs
/// @param negativeControls pairs without effect
/// @param strongest how many of the strongest pairs are looked at closely
/// @param seasonMonths months of a season in their curves, a divisor of 12; 0 for none
/// @param lags the curve since the exposure began in their close look; nothing for none
/// @param treeScan whether branches of the exposures' hierarchy are scanned
/// @param smallCells numbers of 1 to so many people are not shown; 0 shows all
public record SignalProtocol(
        String title,
        TargetSelection exposures,
        TargetSelection outcomes,
        Optional<CohortSource> population,
        int washoutDays,
        int persistenceDays,
        int gapDays,
        boolean firstEraOnly,
        boolean firstEventOnly,
        RiskWindow risk,
        List<Integer> ages,
        List<Method> methods,
        int minimumCases,
        List<Pair> negativeControls,
        int strongest,
        int seasonMonths,
        Optional<LagSteps> lags,
        boolean treeScan,
        int smallCells,
        long seed) {

    /// An exposure and an outcome by their ids.
    public record Pair(String exposure, String outcome) {}

    private static final Set<String> KNOWN =
            Set.of(
                    "study",
                    "title",
                    "concept_sets",
                    "exposures",
                    "outcomes",
                    "population",
                    "washout_days",
                    "persistence_days",
                    "gap_days",
                    "first_exposure_only",
                    "outcome_events",
                    "risk_window",
                    "pre_exposure_days",
                    "age_groups",
                    "methods",
                    "minimum_cases",
                    "negative_controls",
                    "strongest",
                    "season_months",
                    "lag_days",
                    "lags",
                    "tree_scan",
                    "small_cells",
                    "seed");
    private static final String CHOICE =
            "'codes: ATC/*' with a 'level', or a list of concept sets and cohorts";
    private static final int SMALL_CELLS = 10;
    private static final int LONGEST = 36_525;
    private static final int OLDEST = 110;
    private static final double YEAR = 365.25;

    /// Reads a protocol of `study: signal`.
    ///
    /// @param folder where files that it names are looked for
    public static SignalProtocol read(YamlNode node, Path folder) {
        node.onlyKnows(KNOWN);
        var sets = node.get("concept_sets").map(ConceptSetReader::read).orElse(Map.of());
        var exposures = choice(node.require("exposures", CHOICE), sets, folder);
        var outcomes = choice(node.require("outcomes", CHOICE), sets, folder);
        return new SignalProtocol(
                node.get("title")
                        .map(YamlNode::text)
                        .orElse(
                                "Which of "
                                        + exposures.words()
                                        + " are followed by "
                                        + outcomes.words()
                                        + "?"),
                exposures,
                outcomes,
                node.get("population").map(who -> CohortSourceReader.read(who, sets, folder)),
                number(node, "washout_days", 0, 365),
                number(node, "persistence_days", 0, 0),
                number(node, "gap_days", 0, 30),
                node.get("first_exposure_only").map(YamlNode::yes).orElse(false),
                node.get("outcome_events").map(SignalProtocol::firstOnly).orElse(true),
                risk(node),
                node.get("age_groups").map(SignalProtocol::ages).orElse(List.of()),
                node.get("methods").map(SignalProtocol::methods).orElse(List.of(Method.SCCS)),
                node.get("minimum_cases").map(part -> part.number(1, 1_000_000_000)).orElse(5),
                node.get("negative_controls")
                        .map(part -> pairs(part, exposures, outcomes))
                        .orElse(List.of()),
                node.get("strongest").map(part -> part.number(0, 50)).orElse(6),
                node.get("season_months").map(SignalProtocol::seasonMonths).orElse(1),
                lags(node),
                node.get("tree_scan").map(YamlNode::yes).orElse(false),
                node.get("small_cells").map(part -> part.number(0, 1000)).orElse(SMALL_CELLS),
                seed(node));
    }

    private static long seed(YamlNode node) {
        return node.get("seed").map(YamlNode::longNumber).orElse(1L);
    }

    private static int seasonMonths(YamlNode node) {
        int months = node.number(0, 6);
        if (months > 0 && 12 % months > 0) {
            throw node.problem(
                    "1, 2, 3, 4 or 6 months, which are a part of the year, or 0 for no seasons");
        }
        return months;
    }

    private static Optional<LagSteps> lags(YamlNode node) {
        int days = node.get("lag_days").map(part -> part.number(1, 365)).orElse(30);
        int steps = node.get("lags").map(part -> part.number(0, 60)).orElse(12);
        return steps == 0 ? Optional.empty() : Optional.of(new LagSteps(days, steps, seed(node)));
    }

    private static int number(YamlNode node, String key, int least, int otherwise) {
        return node.get(key).map(part -> part.number(least, LONGEST)).orElse(otherwise);
    }

    private static boolean firstOnly(YamlNode node) {
        return switch (node.text()) {
            case "first" -> true;
            case "all" -> false;
            default -> throw node.problem("'first' (a person's first record only) or 'all'");
        };
    }

    private static RiskWindow risk(YamlNode node) {
        int before = number(node, "pre_exposure_days", 0, 30);
        var window = node.get("risk_window");
        window.ifPresent(w -> w.onlyKnows(Set.of("start", "end", "end_anchor")));
        int start = window.map(w -> number(w, "start", 0, 1)).orElse(1);
        int end = window.map(w -> number(w, "end", 0, 0)).orElse(0);
        boolean fromStart =
                window.flatMap(w -> w.get("end_anchor"))
                        .map(SignalProtocol::fromStart)
                        .orElse(false);
        if (fromStart && end < start) {
            throw window.orElse(node)
                    .problem(
                            "an end that is not before the start, "
                                    + start
                                    + ", where both count from the start"
                                    + " of the era");
        }
        return new RiskWindow(start, end, fromStart, before);
    }

    private static boolean fromStart(YamlNode node) {
        return switch (node.text()) {
            case "start" -> true;
            case "end" -> false;
            default ->
                    throw node.problem(
                            "'start' or 'end' of the era, from which the window's end counts");
        };
    }

    /// A number of years, or the ages in years at which groups begin.
    private static List<Integer> ages(YamlNode node) {
        if (!node.isList()) {
            int years = node.number(1, OLDEST);
            return IntStream.iterate(years, age -> age <= OLDEST, age -> age + years)
                    .map(SignalProtocol::firstDay)
                    .boxed()
                    .toList();
        }
        var ages = new ArrayList<Integer>();
        for (var entry : node.entries()) {
            int day = firstDay(entry.number(1, OLDEST));
            if (!ages.isEmpty() && ages.getLast() >= day) {
                throw entry.problem("an age above the one before it");
            }
            ages.add(day);
        }
        return List.copyOf(ages);
    }

    /// The first day of a year of age.
    public static int firstDay(int age) {
        return (int) Math.ceil(age * YEAR);
    }

    private static List<Method> methods(YamlNode node) {
        var known = Stream.of(Method.values()).map(Method::word).collect(Collectors.joining(", "));
        var methods = new ArrayList<Method>();
        for (var entry : node.entries()) {
            var method =
                    Method.ofWord(entry.text())
                            .orElseThrow(() -> entry.problem("a method that there is: " + known));
            if (methods.contains(method)) {
                throw entry.problem("each method once");
            }
            methods.add(method);
        }
        if (methods.isEmpty()) {
            throw node.problem("at least one of " + known);
        }
        return List.copyOf(methods);
    }

    private static List<Pair> pairs(
            YamlNode node, TargetSelection exposures, TargetSelection outcomes) {
        var pairs = new ArrayList<Pair>();
        for (var entry : node.entries()) {
            var names = entry.entries();
            if (names.size() != 2) {
                throw entry.problem("an exposure and an outcome, such as [ATC/A10BA02, ICD10/K29]");
            }
            pairs.add(
                    new Pair(
                            named(names.get(0), exposures, "exposures"),
                            named(names.get(1), outcomes, "outcomes")));
        }
        return List.copyOf(pairs);
    }

    /// A name that has to be in a list of names; which codes there are only a store knows.
    private static String named(YamlNode node, TargetSelection choice, String list) {
        if (choice instanceof TargetSelection.Named known
                && !known.byName().containsKey(node.text())) {
            throw node.problem("one of the " + list + ": " + known.words());
        }
        return node.text();
    }

    private static TargetSelection choice(
            YamlNode node, Map<String, ConceptSet> sets, Path folder) {
        if (node.isList()) {
            var byName = new LinkedHashMap<String, CohortSource>();
            for (var entry : node.entries()) {
                var source = CohortSourceReader.read(entry, sets, folder);
                if (byName.put(source.name(), source) != null) {
                    throw entry.problem("each of them once");
                }
            }
            if (byName.isEmpty()) {
                throw node.problem("at least one concept set or cohort");
            }
            return new TargetSelection.Named(byName);
        }
        if (!node.isMapping()) {
            throw node.problem(CHOICE);
        }
        node.onlyKnows(Set.of("codes", "level"));
        var codes = codes(node.require("codes", "a concept set, or codes such as ATC/*"), sets);
        return new TargetSelection.EveryCode(
                codes,
                node.get("level")
                        .map(level ->
                                OptionalInt.of(
                                        level.number(1, codes.name().startsWith("ATC/") ? 5 : 20)))
                        .orElse(OptionalInt.empty()));
    }

    private static ConceptSet codes(YamlNode node, Map<String, ConceptSet> sets) {
        if (node.isText() && sets.containsKey(node.text())) {
            return sets.get(node.text());
        }
        var items =
                node.isText()
                        ? List.of(ConceptSetReader.item(node))
                        : node.entries().stream().map(ConceptSetReader::item).toList();
        return new ConceptSet(node.isText() ? node.text() : node.name(), items);
    }

    /// The same search over other exposures and outcomes, with nothing calibrated and no pair
    /// looked at closely.
    public SignalProtocol about(TargetSelection otherExposures, TargetSelection otherOutcomes) {
        return new SignalProtocol(
                title,
                otherExposures,
                otherOutcomes,
                population,
                washoutDays,
                persistenceDays,
                gapDays,
                firstEraOnly,
                firstEventOnly,
                risk,
                ages,
                methods,
                minimumCases,
                List.of(),
                0,
                0,
                Optional.empty(),
                false,
                0,
                seed);
    }

    /// How people are looked at.
    public AtRiskRules watch(Optional<Entries> members) {
        return new AtRiskRules(
                members,
                washoutDays,
                persistenceDays,
                gapDays,
                firstEraOnly,
                firstEventOnly,
                !ages.isEmpty(),
                methods.contains(Method.SEQUENCE_SYMMETRY));
    }
}
