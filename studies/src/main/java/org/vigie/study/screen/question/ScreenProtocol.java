package org.vigie.study.screen.question;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceReader;
import org.vigie.study.DayWindow;
import org.vigie.vocabulary.ConceptSet;

/// What a screen is asked to do.
///
/// @param outcome whose first record or entry is the index date of a case
/// @param population whom cases and controls are chosen from, on the days they are in it; nothing
///   for everybody
/// @param washoutDays days of observation at the start of a period in which an outcome is taken for
///   one that began before, at least 0
/// @param minimumHistoryDays days of observation needed before the index date, at least 0
/// @param controlsPerCase at most so many controls a case, 1 to 100
/// @param birthYearTolerance controls are born within so many years of the case
/// @param windows disjoint or not, earliest first
/// @param minimumDays distinct days with the code in a window that make a person exposed
/// @param minimumExposed exposed cases and controls together that a test needs
/// @param rollUp whether a record counts for every code above it too
/// @param tables tables whose events are screened; empty for all; eras and deaths are never
///   screened
/// @param exclude codes that are not screened
/// @param strongest how many of the strongest associations are adjusted
/// @param covariates what they are adjusted for
/// @param seed of the sampling of controls
public record ScreenProtocol(
        String title,
        CohortSource outcome,
        Optional<CohortSource> population,
        int washoutDays,
        int minimumHistoryDays,
        int controlsPerCase,
        int birthYearTolerance,
        boolean matchSex,
        boolean matchRegion,
        boolean matchPractice,
        List<DayWindow> windows,
        int minimumDays,
        int minimumExposed,
        boolean rollUp,
        List<String> tables,
        Optional<ConceptSet> exclude,
        int strongest,
        List<Covariate> covariates,
        long seed) {

    /// Windows of the field: 15 to 10, 10 to 5, 5 to 2 and 2 to 1 years before, and the last year.
    public static final List<DayWindow> WINDOWS =
            List.of(
                    new DayWindow(-5475, -3651),
                    new DayWindow(-3650, -1826),
                    new DayWindow(-1825, -731),
                    new DayWindow(-730, -366),
                    new DayWindow(-365, -1));

    /// What an adjusted estimate holds fixed, counted in the window of the exposure.
    public sealed interface Covariate {
        String name();
    }

    /// Days on which the person saw a doctor, as log(1 + days): the ill are seen more.
    public record VisitDays() implements Covariate {
        @Override
        public String name() {
            return "log(1 + visit days)";
        }
    }

    /// Whether any code of a set was recorded.
    public record AnyOf(ConceptSet set) implements Covariate {
        @Override
        public String name() {
            return set.name();
        }
    }

    private static final Set<String> KNOWN =
            Set.of(
                    "study",
                    "title",
                    "concept_sets",
                    "outcome",
                    "population",
                    "washout_days",
                    "minimum_history_days",
                    "controls_per_case",
                    "match",
                    "windows",
                    "minimum_days",
                    "minimum_exposed",
                    "roll_up",
                    "tables",
                    "exclude",
                    "adjust",
                    "seed");

    private static final int LONGEST = 36_525;

    /// Fails where the protocol names a table that the store has not.
    ///
    /// @param known the tables of the store's events
    public void checkTables(Set<String> known) {
        for (var table : tables) {
            if (!known.contains(table)) {
                throw new InputProblem(
                        "tables: this store has no table '"
                                + table
                                + "'; it has "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /// Reads a protocol of `study: screen`.
    ///
    /// @param folder where files that it names are looked for
    public static ScreenProtocol read(YamlNode node, Path folder) {
        node.onlyKnows(KNOWN);
        var sets = node.get("concept_sets").map(ConceptSetReader::read).orElse(Map.of());
        var outcome =
                CohortSourceReader.read(
                        node.require("outcome", CohortSourceReader.NEEDS), sets, folder);
        var match = node.get("match");
        match.ifPresent(m -> m.onlyKnows(Set.of("birth_year", "sex", "region", "practice")));
        var adjust = node.get("adjust");
        adjust.ifPresent(a -> a.onlyKnows(Set.of("strongest", "covariates")));
        return new ScreenProtocol(
                node.get("title")
                        .map(YamlNode::text)
                        .orElse("What comes before " + outcome.name() + "?"),
                outcome,
                node.get("population").map(who -> CohortSourceReader.read(who, sets, folder)),
                number(node, "washout_days", 0, LONGEST, 365),
                number(node, "minimum_history_days", 0, LONGEST, 365),
                number(node, "controls_per_case", 1, 100, 4),
                match.map(m -> number(m, "birth_year", 0, 120, 0)).orElse(0),
                flag(match, "sex", true),
                flag(match, "region", false),
                flag(match, "practice", false),
                node.get("windows").map(ScreenProtocol::windows).orElse(WINDOWS),
                number(node, "minimum_days", 1, 1000, 1),
                number(node, "minimum_exposed", 1, 1_000_000_000, 20),
                flag(Optional.of(node), "roll_up", false),
                node.get("tables")
                        .map(t -> t.entries().stream().map(YamlNode::text).toList())
                        .orElse(List.of()),
                node.get("exclude").map(reference -> ConceptSetReader.named(reference, sets)),
                adjust.map(a -> number(a, "strongest", 0, 1000, 10)).orElse(10),
                adjust.flatMap(a -> a.get("covariates"))
                        .map(c ->
                                c.entries().stream().map(entry -> covariate(entry, sets)).toList())
                        .orElse(List.of(new VisitDays())),
                node.get("seed").map(YamlNode::longNumber).orElse(1L));
    }

    private static int number(YamlNode node, String key, int least, int most, int otherwise) {
        return node.get(key).map(part -> part.number(least, most)).orElse(otherwise);
    }

    private static boolean flag(Optional<YamlNode> node, String key, boolean otherwise) {
        return node.flatMap(s -> s.get(key)).map(YamlNode::yes).orElse(otherwise);
    }

    private static Covariate covariate(YamlNode entry, Map<String, ConceptSet> sets) {
        return entry.text().equals("visit_days")
                ? new VisitDays()
                : new AnyOf(ConceptSetReader.named(entry, sets));
    }

    private static List<DayWindow> windows(YamlNode node) {
        var windows = new ArrayList<DayWindow>();
        for (var entry : node.entries()) {
            var ends = entry.entries();
            if (ends.size() != 2) {
                throw entry.problem("two days before the index date, such as [-365, -1]");
            }
            int start = ends.get(0).number(-LONGEST, -1);
            int end = ends.get(1).number(-LONGEST, -1);
            if (start > end) {
                throw ends.get(1).problem("a last day that is not before the first, " + start);
            }
            windows.add(new DayWindow(start, end));
        }
        if (windows.isEmpty()) {
            throw node.problem("at least one window such as [-365, -1]");
        }
        if (Set.copyOf(windows).size() < windows.size()) {
            throw node.problem("each window once");
        }
        windows.sort(Comparator.comparingInt(DayWindow::start).thenComparingInt(DayWindow::end));
        return List.copyOf(windows);
    }
}
