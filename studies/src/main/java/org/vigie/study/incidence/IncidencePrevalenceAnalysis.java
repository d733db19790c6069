package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.vigie.study.AgeGroups;
import org.vigie.study.Attrition;
import org.vigie.study.CohortSource;
import org.vigie.study.StudyCodes;
import org.vigie.timeline.Days;
import org.vigie.timeline.People;
import org.vigie.vocabulary.ConceptSet;
import org.vigie.vocabulary.Vocabulary;

/// Incidence and prevalence: one pass over everybody. Cohorts that are outcome or population are
/// evaluated before, each in a pass of its own.
public record IncidencePrevalenceAnalysis(
        IncidencePrevalenceProtocol protocol, Vocabulary vocabulary) {

    /// Runs the description.
    ///
    /// @throws InputProblem where an outcome or the population names nothing that the store has
    public IncidencePrevalenceResult run(People people) {
        var warnings = new ArrayList<String>();
        var outcomes =
                protocol.outcomes().stream()
                        .map(outcome -> outcome(outcome, people, warnings))
                        .toList();
        var population = protocol.population().map(source -> source.stays(people, vocabulary));
        protocol.population()
                .flatMap(CohortSource::conceptSet)
                .ifPresent(set -> warnUnknown(set, warnings));
        var rates =
                people.fold(
                        new IncidencePrevalenceFold(
                                new IncidencePrevalencePlan(
                                        outcomes,
                                        protocol.interval(),
                                        protocol.from(),
                                        protocol.to(),
                                        protocol.priorObservationDays(),
                                        protocol.washoutDays(),
                                        protocol.repeatedEvents(),
                                        protocol.lasts(),
                                        protocol.point(),
                                        protocol.fullContribution(),
                                        protocol.ageGroups(),
                                        protocol.bySex(),
                                        protocol.byRegion(),
                                        population)));
        var rows = rows(rates);
        if (rows.isEmpty()) {
            warnings.add("Nobody contributes to a whole interval.");
        }
        return new IncidencePrevalenceResult(
                protocol,
                rows,
                attrition(rates),
                IncidencePrevalenceText.methods(protocol),
                IncidencePrevalenceText.limits(),
                warnings);
    }

    /// Every record of a concept set is an outcome, and every entry into a cohort.
    private IncidencePrevalencePlan.Outcome outcome(
            CohortSource outcome, People people, List<String> warnings) {
        if (outcome.conceptSet().isEmpty()) {
            return IncidencePrevalencePlan.Outcome.of(outcome.entries(people, vocabulary));
        }
        warnUnknown(outcome.conceptSet().get(), warnings);
        return IncidencePrevalencePlan.Outcome.of(
                StudyCodes.of(outcome.conceptSet().get(), vocabulary));
    }

    private void warnUnknown(ConceptSet set, List<String> warnings) {
        vocabulary
                .resolve(set)
                .unknown()
                .forEach(item ->
                        warnings.add(
                                "The concept set "
                                        + set.name()
                                        + " names something that this store does not have: "
                                        + item.reference().words()
                                        + "."));
    }

    private Attrition attrition(IncidencePrevalenceCounts rates) {
        var steps = new ArrayList<>(List.of(new Attrition.Step("everybody", 0, rates.people)));
        protocol.population()
                .ifPresent(population ->
                        steps.add(
                                new Attrition.Step(
                                        "ever in the population: " + population.name(),
                                        rates.people - rates.members,
                                        rates.members)));
        steps.add(
                new Attrition.Step(
                        "observed between "
                                + Days.text(protocol.from())
                                + " and "
                                + Days.text(protocol.to())
                                + ", after "
                                + protocol.priorObservationDays()
                                + " days of observation"
                                + (protocol.population().isPresent()
                                        ? ", while in the population"
                                        : ""),
                        rates.members - rates.contributing,
                        rates.contributing));
        return new Attrition(steps);
    }

    private List<IncidencePrevalenceRow> rows(IncidencePrevalenceCounts rates) {
        var sums = new TreeMap<Key, long[]>();
        rates.counts.forEach((text, counts) -> {
            var key = Key.of(text);
            for (var sex : places(protocol.bySex(), key.sex)) {
                for (var region : places(protocol.byRegion(), key.region)) {
                    var sum =
                            sums.computeIfAbsent(
                                    new Key(key.outcome, key.start, key.age, sex, region),
                                    _ -> new long[counts.length]);
                    for (int measure = 0; measure < counts.length; measure++) {
                        sum[measure] += counts[measure];
                    }
                }
            }
        });
        var rows = new ArrayList<IncidencePrevalenceRow>();
        sums.forEach((key, c) -> {
            boolean overall = protocol.interval() == Interval.OVERALL;
            int start = overall ? rates.firstDay : key.start;
            int end = overall ? rates.lastDay : protocol.interval().end(key.start);
            if (!protocol.completeIntervals()
                    || (start >= rates.firstDay && end <= rates.lastDay)) {
                rows.add(
                        new IncidencePrevalenceRow(
                                key.outcome,
                                start,
                                end,
                                age(key.age),
                                key.sex,
                                key.region,
                                c[IncidencePrevalenceCounts.PERSONS],
                                c[IncidencePrevalenceCounts.DAYS],
                                c[IncidencePrevalenceCounts.EVENTS],
                                c[IncidencePrevalenceCounts.POPULATION],
                                c[IncidencePrevalenceCounts.CASES]));
            }
        });
        return rows;
    }

    private static Set<String> places(boolean asked, String value) {
        return asked
                ? new LinkedHashSet<>(List.of(value, IncidencePrevalenceRow.ALL))
                : Set.of(IncidencePrevalenceRow.ALL);
    }

    private String age(int group) {
        return switch (group) {
            case -1 -> IncidencePrevalenceRow.ALL;
            case -2 -> AgeGroups.UNKNOWN;
            default -> new AgeGroups(protocol.ageGroups()).label(group);
        };
    }

    private record Key(int outcome, int start, int age, String sex, String region)
            implements Comparable<Key> {

        static Key of(String text) {
            var parts = text.split("\\|", 5);
            var sex =
                    switch (parts[3]) {
                        case "F" -> "female";
                        case "M" -> "male";
                        default -> "unknown";
                    };
            return new Key(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    sex,
                    parts[4].isEmpty() ? "unknown" : parts[4]);
        }

        @Override
        public int compareTo(Key other) {
            return java.util.Comparator.comparingInt(Key::outcome)
                    .thenComparingInt(Key::start)
                    .thenComparingInt(Key::age)
                    .thenComparing(Key::sex)
                    .thenComparing(Key::region)
                    .compare(this, other);
        }
    }
}
