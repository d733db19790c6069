package org.vigie.study.incidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.study.CohortSource;

/// What a description did and what it cannot say, in plain English.
final class IncidencePrevalenceText {

    private IncidencePrevalenceText() {}

    static List<String> methods(IncidencePrevalenceProtocol p) {
        var methods = new ArrayList<String>();
        methods.add(contribution(p));
        p.population().ifPresent(population -> methods.add(population(population)));
        methods.add(
                """
                Incidence is events per 100,000 person-years of 365.25 days, with exact Poisson \
                intervals (Garwood 1936).\
                """);
        methods.add(prevalence(p));
        methods.add(
                """
                Age is that of the day: a person whose age group changes contributes to each the \
                days in it, and in prevalence is counted in both.%s\
                """
                        .formatted(
                                p.completeIntervals() ? " Only whole intervals are shown." : ""));
        cohorts(p).ifPresent(methods::add);
        return methods;
    }

    private static String contribution(IncidencePrevalenceProtocol p) {
        var washout =
                p.washoutDays() == IncidencePrevalencePlan.EVER
                        ? "Nobody with an earlier outcome, whenever it was, is at risk."
                        : """
                        A person is at risk from the day after an outcome's end and %s more days.\
                        """
                                .formatted(p.washoutDays());
        return """
        People contribute the days of the study on which they were observed, after %s days of \
        observation without a break. Time at risk ends on the day of an outcome, the end of \
        observation or of the study. %s %s The words are those of the R package \
        IncidencePrevalence (Raventós et al. 2024, doi 10.1002/pds.5717).\
        """
                .formatted(
                        p.priorObservationDays(),
                        washout,
                        p.repeatedEvents()
                                ? "After an event a person can be at risk again."
                                : "A person contributes until the first event only.");
    }

    private static String population(CohortSource population) {
        return """
        Of those days only the ones on which a person was in %s count%s. History, outcomes and \
        washout before them are looked at as for everybody.\
        """
                .formatted(
                        population.name(),
                        population.conceptSet().isPresent()
                                ? ": from the first record of it on"
                                : "");
    }

    private static String prevalence(IncidencePrevalenceProtocol p) {
        return "%s An outcome lasts %s. Intervals are Wilson's (1927)."
                .formatted(share(p), duration(p.lasts()));
    }

    private static String share(IncidencePrevalenceProtocol p) {
        return p.point()
                ? """
                Prevalence is the share of people observed on the first day of an interval who \
                have the outcome on it.\
                """
                : """
                Prevalence is the share of people observed on %s an interval who have the outcome \
                on a day they contribute to it.\
                """
                        .formatted(p.fullContribution() ? "every day of" : "a day of");
    }

    private static String duration(int lasts) {
        return switch (lasts) {
            case IncidencePrevalencePlan.EVER -> "for ever";
            case IncidencePrevalencePlan.AS_RECORDED ->
                    "from its record to the end recorded, or that day";
            default -> lasts + " days after its record";
        };
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
                        """
                        %s: every entry is an outcome, recorded on its first day and over on its \
                        last.\
                        """
                                .formatted(
                                        String.join(", ", names)
                                                + (names.size() == 1
                                                        ? " is a cohort"
                                                        : " are cohorts")));
    }

    static List<String> limits() {
        return List.of(
                """
                A record is not a disease, and no record means no event only inside \
                observation periods.\
                """,
                """
                Without enough earlier observation, old disease is taken for new: compare \
                with a longer prior_observation_days.\
                """);
    }
}
