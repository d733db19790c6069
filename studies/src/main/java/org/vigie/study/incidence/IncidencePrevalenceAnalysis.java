package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.vigie.study.AgeGroups;
import org.vigie.study.Attrition;
import org.vigie.study.CohortSource;
import org.vigie.study.Stratum;
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
        var plan =
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
                        protocol.by(),
                        population);
        var rates =
                people.fold(
                        new IncidencePrevalenceFold(
                                protocol.fullContribution() ? contributed(plan, people) : plan));
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

    /// The same over the days on which anybody contributes: who is observed on all of those that an
    /// interval has, contributes to the whole of it.
    private static IncidencePrevalencePlan contributed(
            IncidencePrevalencePlan plan, People people) {
        var span = people.fold(new IncidencePrevalenceFold(plan.of(List.of())));
        return span.contributing == 0 ? plan : plan.within(span.firstDay, span.lastDay);
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
        var sums = new TreeMap<Stratum, long[]>();
        rates.counts.forEach((stratum, counts) -> {
            for (var into : stratum.inWords(protocol.by())) {
                var sum = sums.computeIfAbsent(into, _ -> new long[counts.length]);
                for (int measure = 0; measure < counts.length; measure++) {
                    sum[measure] += counts[measure];
                }
            }
        });
        totals(rates).forEach(stratum -> sums.computeIfAbsent(stratum, _ -> new long[5]));
        var rows = new ArrayList<IncidencePrevalenceRow>();
        sums.forEach((stratum, c) -> {
            boolean overall = protocol.interval() == Interval.OVERALL;
            int start = overall ? rates.firstDay : stratum.from();
            int end = overall ? rates.lastDay : protocol.interval().end(stratum.from());
            if (!protocol.completeIntervals()
                    || (start >= rates.firstDay && end <= rates.lastDay)) {
                rows.add(
                        new IncidencePrevalenceRow(
                                stratum.subject(),
                                Math.max(start, rates.firstDay),
                                Math.min(end, rates.lastDay),
                                age(stratum.age()),
                                stratum.sex(),
                                stratum.region(),
                                c[IncidencePrevalenceCounts.PERSONS],
                                c[IncidencePrevalenceCounts.DAYS],
                                c[IncidencePrevalenceCounts.EVENTS],
                                c[IncidencePrevalenceCounts.POPULATION],
                                c[IncidencePrevalenceCounts.CASES]));
            }
        });
        return rows;
    }

    /// Everybody, of each outcome and interval from the first to the last on which anybody
    /// contributes: those of intervals without anybody have a row too.
    private List<Stratum> totals(IncidencePrevalenceCounts rates) {
        var totals = new ArrayList<Stratum>();
        if (rates.contributing == 0 || protocol.interval() == Interval.OVERALL) {
            return totals;
        }
        for (int outcome = 0; outcome < protocol.outcomes().size(); outcome++) {
            for (int start = protocol.interval().start(rates.firstDay);
                    start <= rates.lastDay;
                    start = protocol.interval().end(start) + 1) {
                totals.add(
                        new Stratum(outcome, start, Stratum.EVERY_AGE, Stratum.ALL, Stratum.ALL));
            }
        }
        return totals;
    }

    private String age(int group) {
        return switch (group) {
            case Stratum.EVERY_AGE -> Stratum.ALL;
            case Stratum.UNKNOWN_AGE -> AgeGroups.UNKNOWN;
            default -> new AgeGroups(protocol.by().ages()).label(group);
        };
    }
}
