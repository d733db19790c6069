package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.study.CohortSource;

/// What a description did and what it cannot say, in plain English.
final class IncidencePrevalenceText {

    private IncidencePrevalenceText() {}

    static List<String> methods(IncidencePrevalenceProtocol p) {
        var washout =
                p.washoutDays() == IncidencePrevalencePlan.EVER
                        ? "Nobody with an earlier outcome, whenever it was, is at risk."
                        : "A person is at risk from the day after an outcome's end and "
                                + p.washoutDays()
                                + " more days.";
        var methods =
                new ArrayList<>(
                        List.of(
                                "People contribute the days of the study on which they were observed, after "
                                        + p.priorObservationDays()
                                        + " days of observation without a break. Time at risk ends on the day of an outcome, the end of observation or of"
                                        + " the study. "
                                        + washout
                                        + (p.repeatedEvents()
                                                ? " After an event a person can be at risk again."
                                                : " A person contributes until the first event only.")
                                        + " The words are those of the R package IncidencePrevalence (Raventós et al. 2024, doi 10.1002/pds.5717).",
                                "Incidence is events per 100,000 person-years of 365.25 days, with exact Poisson intervals (Garwood 1936).",
                                (p.point()
                                                ? "Prevalence is the share of people observed on the first day of an interval who have the outcome on it."
                                                : "Prevalence is the share of people "
                                                        + (p.fullContribution()
                                                                ? "observed on every day of"
                                                                : "observed on a day of")
                                                        + " an interval who have the outcome on a day they contribute to it.")
                                        + " An outcome lasts "
                                        + (p.lasts() == IncidencePrevalencePlan.EVER
                                                ? "for ever"
                                                : p.lasts() == IncidencePrevalencePlan.AS_RECORDED
                                                        ? "from its record to the end recorded, or that day"
                                                        : p.lasts() + " days after its record")
                                        + ". Intervals are Wilson's (1927).",
                                "Age is that of the day: a person whose age group changes contributes to each the days in it, and in prevalence is"
                                        + " counted in both."
                                        + (p.completeIntervals()
                                                ? " Only whole intervals are shown."
                                                : "")));
        p.population()
                .ifPresent(population ->
                        methods.add(
                                1,
                                "Of those days only the ones on which a person was in "
                                        + population.name()
                                        + " count"
                                        + (population.conceptSet().isPresent()
                                                ? ": from the first record of it on"
                                                : "")
                                        + ". History, outcomes and washout before them are looked at as for everybody."));
        cohorts(p).ifPresent(methods::add);
        return methods;
    }

    private static Optional<String> cohorts(IncidencePrevalenceProtocol p) {
        var names =
                p.outcomes().stream()
                        .filter(outcome -> outcome.conceptSet().isEmpty())
                        .map(CohortSource::name)
                        .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", names)
                                + (names.size() == 1 ? " is a cohort" : " are cohorts")
                                + ": every entry is an outcome, recorded on its first day and over on its last.");
    }

    static List<String> limits() {
        return List.of(
                "A record is not a disease, and no record means no event only inside observation periods.",
                "Without enough earlier observation, old disease is taken for new: compare with a longer prior_observation_days.");
    }
}
