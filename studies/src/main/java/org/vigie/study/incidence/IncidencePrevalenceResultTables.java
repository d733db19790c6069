package org.vigie.study.incidence;

import static org.vigie.report.table.Unit.DATE;
import static org.vigie.report.table.Unit.EVENTS;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.PERSON_DAYS;
import static org.vigie.report.table.Unit.PER_100_000_PERSON_YEARS;
import static org.vigie.report.table.Unit.SHARE;

import java.util.List;
import java.util.OptionalLong;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;
import org.vigie.study.incidence.DisclosedIncidencePrevalence.Measure;
import org.vigie.timeline.Days;

/// What the tables of incidence and prevalence hold.
final class IncidencePrevalenceResultTables {

    /// An outcome in an interval and stratum.
    record Stratum(DisclosedIncidencePrevalence rates, int row) {

        IncidencePrevalenceRow of() {
            return rates.stratum(row);
        }

        String outcome() {
            return rates.protocol().outcomes().get(of().outcome()).name();
        }

        OptionalLong count(Measure measure) {
            return rates.count(row, measure);
        }
    }

    private static final String ROWS =
            "One row for each outcome, interval and stratum; `all` is a total.";

    static final ResultTable<Stratum> INCIDENCE =
            stratified("incidence")
                    .shown("persons", PEOPLE, "people at risk", s -> s.count(Measure.PERSONS))
                    .shown(
                            "person_days",
                            PERSON_DAYS,
                            "their days at risk",
                            s -> s.rates().days(s.row()))
                    .shown("events", EVENTS, "events on these days", s -> s.count(Measure.EVENTS))
                    .estimate(
                            "incidence_100000",
                            "ci",
                            PER_100_000_PERSON_YEARS,
                            "events per 100,000 person-years of 365.25 days",
                            "its exact Poisson 95 % interval",
                            s -> IncidencePrevalenceNumbers.incidence(s.rates(), s.row()));

    static final ResultTable<Stratum> PREVALENCE =
            stratified("prevalence")
                    .shown(
                            "population",
                            PEOPLE,
                            """
                            people observed on the first day of the interval, or in it, as the \
                            protocol says
                            """,
                            s -> s.count(Measure.POPULATION))
                    .shown(
                            "cases",
                            PEOPLE,
                            "those of them who have the outcome then",
                            s -> s.count(Measure.CASES))
                    .estimate(
                            "prevalence",
                            "ci",
                            SHARE,
                            "`cases` among `population`",
                            "its 95 % interval (Wilson's)",
                            s -> IncidencePrevalenceNumbers.prevalence(s.rates(), s.row()));

    static final ResultSection SECTION =
            new ResultSection(
                    "`study: describe`",
                    """
                    Outcomes are concept sets and cohorts, named by their files; with a
                    `population` only the days in it count
                    ([conventions](conventions.md#cohorts-in-a-study)). Numbers that are hidden
                    are empty. A person whose age group changes is counted in both, so people of
                    the age groups add up to more than all; days and events do not.
                    """,
                    List.of(INCIDENCE, PREVALENCE, AttritionTable.OF_MANY));

    private IncidencePrevalenceResultTables() {}

    private static ResultTable<Stratum> stratified(String name) {
        return ResultTable.<Stratum>named(name, ROWS)
                .text("outcome", "the outcome by its name", Stratum::outcome)
                .text("start", DATE, "first day of the interval", s -> Days.text(s.of().start()))
                .text("end", DATE, "last day of the interval", s -> Days.text(s.of().end()))
                .text("age", "age group, or `all`", s -> s.of().age())
                .text("sex", "sex, or `all`", s -> s.of().sex())
                .text("region", "region, or `all`", s -> s.of().region());
    }
}
