package org.vigie.study.druguse;

import static org.vigie.report.table.Unit.DAYS;
import static org.vigie.report.table.Unit.OF_ROW;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.SHARE;
import static org.vigie.report.table.Unit.YEAR;

import java.util.List;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;
import org.vigie.report.table.ResultTable;
import org.vigie.study.druguse.DrugUseRows.Day;
import org.vigie.study.druguse.DrugUseRows.Indicated;
import org.vigie.study.druguse.DrugUseRows.Measured;
import org.vigie.study.druguse.DrugUseRows.Stratum;

/// What the tables of the use of drugs hold.
final class DrugUseResultTables {

    private static final String WILSON = "its 95 % interval (Wilson's)";
    private static final String DRUG = "the drug by its name in the protocol";

    static final ResultTable<Stratum> USERS =
            ResultTable.<Stratum>named(
                            "users", "One row for each drug, year and stratum; `all` is a total.")
                    .text("drug", DRUG, Stratum::drug)
                    .whole("year", YEAR, "calendar year", s -> s.of().year())
                    .text(
                            "age",
                            """
                            age group, or `all`; of the age reached in the year, so that \
                            strata add up\
                            """,
                            s -> s.of().age())
                    .text("sex", "sex, or `all`", s -> s.of().sex())
                    .text("region", "region, or `all`", s -> s.of().region())
                    .shown(
                            "population",
                            PEOPLE,
                            "people observed on a day of the year",
                            s -> s.count(CountedUse.POPULATION))
                    .shown(
                            "users",
                            PEOPLE,
                            "those of them in an era of use on one",
                            s -> s.count(CountedUse.USERS))
                    .estimate(
                            "prevalence",
                            "prevalence",
                            SHARE,
                            "`users` among `population`",
                            WILSON,
                            Stratum::prevalence)
                    .shown(
                            "at_risk",
                            PEOPLE,
                            """
                            who could be a new user on one of its days: observed for the washout
                            before it, without use in it
                            """,
                            s -> s.count(CountedUse.AT_RISK))
                    .shown(
                            "new_users",
                            PEOPLE,
                            "those of them whose use begins",
                            s -> s.count(CountedUse.NEW_USERS))
                    .estimate(
                            "initiation",
                            "initiation",
                            SHARE,
                            "`new_users` among `at_risk`",
                            WILSON,
                            Stratum::initiation);

    static final ResultTable<Day> PERSISTENCE =
            ResultTable.<Day>named(
                            "persistence",
                            """
                            How long drugs are used: one row for each drug, kind and day \
                            that is told.\
                            """)
                    .text("drug", DRUG, Day::drug)
                    .text(
                            "kind",
                            """
                            `persistent`: of new users, who is still in the first era so many
                            days after its start; `restarted`: of those who stopped, who has
                            begun again so many days after
                            """,
                            Day::kind)
                    .whole(
                            "day",
                            DAYS,
                            "days since the start or the stop",
                            day -> day.point().day())
                    .whole("left", PEOPLE, "people followed further", day -> day.point().left())
                    .estimate(
                            "share",
                            "ci",
                            SHARE,
                            "share after Kaplan and Meier",
                            "its 95 % interval",
                            day -> day.point().share())
                    .notes(
                            """
                            Of who has not stopped, the last days followed, the gap and one
                            more, do not count: no stop can be seen in them. A day is left out
                            where few stopped or were lost since the one before, or few are
                            left.
                            """);

    static final ResultTable<Measured> MEASURES =
            ResultTable.<Measured>named(
                            "measures",
                            "Quartiles over new users: one row for each drug and measure.")
                    .text("drug", DRUG, Measured::drug)
                    .text(
                            "measure",
                            """
                            `duration`: days of the first era, as followed; `supplies`: days
                            with a supply in the first 365 days; `covered`: days covered in them
                            (divided by 365 the proportion of days covered); `between`: days
                            from one supply to the next in the first era; `eras`: eras of use
                            """,
                            Measured::measure)
                    .shown("new_users", PEOPLE, "new users in the study", Measured::newUsers)
                    .shown("people", PEOPLE, "people of whom it is told", Measured::people)
                    .shown(
                            "unknown_length",
                            PEOPLE,
                            """
                            people who are left out of `covered` because one of their supplies does
                            not say how long it lasts; 0 of other measures, which do not ask\
                            """,
                            Measured::unknownLength)
                    .real(
                            "lower_quartile",
                            OF_ROW,
                            "lower quartile, in days or eras",
                            row -> row.quartiles().lower())
                    .real(
                            "median",
                            OF_ROW,
                            "median, in days or eras",
                            row -> row.quartiles().median())
                    .real(
                            "upper_quartile",
                            OF_ROW,
                            "upper quartile, in days or eras",
                            row -> row.quartiles().upper());

    static final ResultTable<Indicated> INDICATIONS =
            ResultTable.<Indicated>named(
                            "indications",
                            """
                            Where they were asked for: the most frequent codes before the start,
                            one row for each drug and code.
                            """)
                    .text("drug", DRUG, Indicated::drug)
                    .text("code", "what was recorded", Indicated::code)
                    .text("name", "the code in words", Indicated::name)
                    .whole(
                            "people",
                            PEOPLE,
                            "people among new users with it in the window before the start",
                            Indicated::people)
                    .estimate(
                            "share",
                            "ci",
                            SHARE,
                            "their share of new users",
                            WILSON,
                            Indicated::share);

    static final ResultSection SECTION =
            new ResultSection(
                    "`study: describe` with `drugs`",
                    """
                    A description that names `drugs` is of their use
                    ([example](../examples/use-simulated.yaml)). Numbers that are hidden are
                    empty.
                    """,
                    List.of(USERS, PERSISTENCE, MEASURES, INDICATIONS, AttritionTable.OF_MANY));

    private DrugUseResultTables() {}
}
