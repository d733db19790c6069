package org.vigie.study.incidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceReader;
import org.vigie.vocabulary.ConceptSet;

/// What a description of incidence and prevalence is asked to do.
///
/// @param outcomes each is counted on its own
/// @param population who counts, while in it; nothing for everybody
/// @param from the first day of the study
/// @param to the last
/// @param historyDays days of observation without a break before a person contributes
/// @param washoutDays days after the end of an outcome before the person is at risk again; −1 for
///   never
/// @param repeatedEvents whether a person is at risk again after an event that counted
/// @param lasts days that an outcome lasts after its record; −1 for ever, −2 for what the record
///   says
/// @param point prevalence on the first day of an interval rather than over it
/// @param fullContribution only people observed on every day of an interval count in its prevalence
/// @param completeIntervals only intervals that lie within the days on which anybody contributes
/// @param smallCells numbers of 1 to so many people are hidden; 0 hides none
public record IncidencePrevalenceProtocol(
        String title,
        List<CohortSource> outcomes,
        Optional<CohortSource> population,
        Interval interval,
        int from,
        int to,
        int historyDays,
        int washoutDays,
        boolean repeatedEvents,
        int lasts,
        boolean point,
        boolean fullContribution,
        boolean completeIntervals,
        List<Integer> ageGroups,
        boolean bySex,
        boolean byRegion,
        int smallCells) {

    private static final Set<String> KNOWN =
            Set.of(
                    "study",
                    "title",
                    "concept_sets",
                    "outcomes",
                    "population",
                    "interval",
                    "from",
                    "to",
                    "prior_observation_days",
                    "washout_days",
                    "repeated_events",
                    "outcome_lasts",
                    "prevalence",
                    "full_contribution",
                    "complete_intervals",
                    "age_groups",
                    "sex",
                    "region",
                    "small_cells");
    private static final int LONGEST = 36_525;

    /// Reads a protocol of `study: describe`.
    ///
    /// @param folder where files that it names are looked for
    public static IncidencePrevalenceProtocol read(YamlNode node, Path folder) {
        node.onlyKnows(KNOWN);
        var sets = node.get("concept_sets").map(ConceptSetReader::read).orElse(Map.of());
        var outcomes =
                outcomes(
                        node.require("outcomes", "a list of names of concept sets and cohorts"),
                        sets,
                        folder);
        var from = node.require("from", "the first day of the study, such as 2015-01-01");
        var to = node.require("to", "the last day of the study, such as 2019-12-31");
        if (to.day() < from.day()) {
            throw to.problem("a day that is not before 'from', " + from.text());
        }
        return new IncidencePrevalenceProtocol(
                node.get("title").map(YamlNode::text).orElse("Incidence and prevalence"),
                outcomes,
                node.get("population").map(who -> CohortSourceReader.read(who, sets, folder)),
                node.get("interval")
                        .map(IncidencePrevalenceProtocol::interval)
                        .orElse(Interval.YEARS),
                from.day(),
                to.day(),
                node.get("prior_observation_days").map(part -> part.number(0, LONGEST)).orElse(0),
                node.get("washout_days")
                        .map(part -> days(part, Map.of("ever", IncidencePrevalencePlan.EVER)))
                        .orElse(IncidencePrevalencePlan.EVER),
                yes(node, "repeated_events", false),
                node.get("outcome_lasts")
                        .map(part ->
                                days(
                                        part,
                                        Map.of(
                                                "ever",
                                                IncidencePrevalencePlan.EVER,
                                                "as_recorded",
                                                IncidencePrevalencePlan.AS_RECORDED)))
                        .orElse(IncidencePrevalencePlan.AS_RECORDED),
                node.get("prevalence").map(IncidencePrevalenceProtocol::isPoint).orElse(false),
                yes(node, "full_contribution", false),
                yes(node, "complete_intervals", true),
                node.get("age_groups").map(IncidencePrevalenceProtocol::ages).orElse(List.of()),
                yes(node, "sex", true),
                yes(node, "region", false),
                node.get("small_cells").map(part -> part.number(0, 1000)).orElse(10));
    }

    private static boolean yes(YamlNode node, String key, boolean otherwise) {
        return node.get(key).map(YamlNode::yes).orElse(otherwise);
    }

    private static List<CohortSource> outcomes(
            YamlNode node, Map<String, ConceptSet> sets, Path folder) {
        var outcomes = new ArrayList<CohortSource>();
        for (var entry : node.entries()) {
            var outcome = CohortSourceReader.read(entry, sets, folder);
            if (outcomes.stream().anyMatch(other -> other.name().equals(outcome.name()))) {
                throw entry.problem("each of them once");
            }
            outcomes.add(outcome);
        }
        if (outcomes.isEmpty()) {
            throw node.problem("at least one name of a concept set, or a cohort");
        }
        return List.copyOf(outcomes);
    }

    private static Interval interval(YamlNode node) {
        return Arrays.stream(Interval.values())
                .filter(interval -> interval.word().equals(node.text()))
                .findFirst()
                .orElseThrow(() ->
                        node.problem(
                                "one of "
                                        + Arrays.stream(Interval.values())
                                                .map(Interval::word)
                                                .collect(Collectors.joining(", "))));
    }

    private static int days(YamlNode node, Map<String, Integer> words) {
        return words.containsKey(node.text()) ? words.get(node.text()) : node.number(0, LONGEST);
    }

    private static boolean isPoint(YamlNode node) {
        return switch (node.text()) {
            case "point" -> true;
            case "period" -> false;
            default -> throw node.problem("point or period");
        };
    }

    private static List<Integer> ages(YamlNode node) {
        var ages = new ArrayList<Integer>();
        for (var entry : node.entries()) {
            ages.add(
                    entry.number(
                            ages.isEmpty() ? 0 : ages.getLast() + 1, ages.isEmpty() ? 0 : 120));
        }
        return List.copyOf(ages);
    }
}
