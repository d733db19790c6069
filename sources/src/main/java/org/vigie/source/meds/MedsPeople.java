package org.vigie.source.meds;

import java.util.List;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.timeline.Sex;

/// Makes `people` and `periods` of what events tell.
///
/// Birth and death are the earliest `MEDS_BIRTH` and `MEDS_DEATH` (also with `//` and more after
/// it). Sex is what a code says whose text is `GENDER` or `SEX`, then `/` or `//`, then `F`,
/// `FEMALE`, `M` or `MALE`, in any case of letters; where a person has codes of both it is unknown.
final class MedsPeople {

    static final String BIRTH = "MEDS_BIRTH";
    static final String DEATH = "MEDS_DEATH";

    private static final String SEX =
            "regexp_extract(upper(code), '^(GENDER|SEX)//?(F|M)(EMALE|ALE)?$', 2)";

    private final Duck duck;
    private final MedsTables tables;
    private final Findings findings;

    MedsPeople(Duck duck, MedsTables tables, Findings findings) {
        this.duck = duck;
        this.tables = tables;
        this.findings = findings;
    }

    /// @param noEnd the day from which on days tell of nothing that happened (ISO date)
    /// @param asked the site everybody is from, or the empty string
    /// @param name the site of those of whom nothing is said, where none was asked for
    void make(String noEnd, String asked, String name) {
        duck.execute(TOLD.formatted(noEnd));
        duck.execute(
                PEOPLE.formatted(
                        Duck.literal(asked.isEmpty() ? name : asked),
                        asked.isEmpty() ? "site" : Duck.literal(asked),
                        Sex.FEMALE.concept().getAsLong(),
                        Sex.MALE.concept().getAsLong()));
        duck.execute(PERIODS);
        say();
    }

    static String is(String code) {
        return "(code = '" + code + "' OR starts_with(code, '" + code + "//'))";
    }

    /// Births, deaths and sexes are few rows; everything else of a person is one pass over the
    /// dates.
    private static final String TOLD =
            """
            CREATE TABLE told AS
            WITH kinds AS (SELECT code, %1$s AS birth, %2$s AS death, nullif(%3$s, '') AS sex
              FROM (SELECT DISTINCT code FROM kept)),
                 said AS (
                   SELECT subject_id,
                          CAST(min(time) FILTER (birth) AS DATE) AS birth,
                          CAST(min(time) FILTER (death) AS DATE) AS death,
                          count(DISTINCT CAST(time AS DATE)) FILTER (birth) AS births,
                          count(DISTINCT CAST(time AS DATE)) FILTER (death) AS deaths,
                          min(sex) AS sex, max(sex) AS other_sex
                   FROM kept JOIN kinds USING (code) WHERE birth OR death OR sex IS NOT NULL
                     GROUP BY subject_id),
                 seen AS (
                   SELECT subject_id, CAST(min(time) FILTER (NOT %1$s AND %4$s) AS DATE) AS first,
                          CAST(max(time) FILTER (NOT %1$s AND %4$s) AS DATE) AS last
                   FROM kept GROUP BY subject_id)
            SELECT subject_id AS person_id, birth, death, births, deaths, sex, other_sex, first,
                   last
            FROM seen LEFT JOIN said USING (subject_id)\
            """
                    .formatted(is(BIRTH), is(DEATH), SEX, "time < DATE '%1$s'");

    private static final String PEOPLE =
            """
            CREATE TABLE people AS
            SELECT person_id, birth, CASE WHEN sex = other_sex THEN sex END AS sex, death,
                   CAST(NULL AS VARCHAR) AS region, CAST(NULL AS VARCHAR) AS practice, %1$s AS site,
                   CAST(CASE WHEN sex = other_sex THEN CASE sex WHEN 'F' THEN %3$d WHEN 'M'
                   THEN %4$d END END AS BIGINT) AS gender,
                   CAST(NULL AS BIGINT) AS race, CAST(NULL AS BIGINT) AS ethnicity
            FROM told WHERE person_id NOT IN (SELECT subject_id FROM known_people
              WHERE subject_id IS NOT NULL)
            UNION ALL
            SELECT subject_id, birth, sex, death, region, practice, %2$s, gender, race, ethnicity
            FROM known_people
            WHERE "row" IN (SELECT min("row") FROM known_people WHERE subject_id IS NOT NULL
              GROUP BY subject_id)\
            """;

    private static final String PERIODS =
            """
            CREATE TABLE periods AS
            SELECT person_id, greatest(first, birth) AS "start", least(last, death) AS "end",
                   NULL AS type, NULL AS id, NULL AS open
            FROM told WHERE first IS NOT NULL AND greatest(first, birth) <= least(last, death)
                        AND person_id NOT IN (SELECT subject_id FROM known_people
                        WHERE subject_id IS NOT NULL)
            UNION ALL
            SELECT subject_id, "start", "end", type, id, open FROM known_periods
            WHERE subject_id IN (SELECT person_id FROM people) AND "start" <= "end\"\
            """;

    private static final String OBSERVED = "(person_id IN (SELECT person_id FROM periods))";

    private void say() {
        long known = duck.number("SELECT count(*) FROM known_people");
        findings.add(
                "restored-people",
                MedsFolder.PEOPLE,
                known,
                """
                taken from there: birth, sex, death, region, practice, site and \
                observation periods\
                """,
                List.of());
        count(
                "no-observation-periods",
                "NOT known AND " + OBSERVED,
                """
                MEDS has none: a person's observation period runs from the first to the \
                last dated event other than MEDS_BIRTH, and not before birth or after death\
                """);
        count(
                "no-period",
                "NOT known AND NOT " + OBSERVED,
                """
                kept; without a dated event from birth to death there is no observation period \
                and no study counts them\
                """);
        count(
                "no-birth",
                "NOT known AND birth IS NULL",
                "kept with no date of birth: no dated MEDS_BIRTH; matching on age leaves them out");
        count(
                "no-sex",
                "NOT known AND sex IS NULL",
                "kept with unknown sex: no code such as GENDER//F or SEX//M");
        count(
                "conflicting-sex",
                "NOT known AND sex <> other_sex",
                "kept with unknown sex: codes of both sexes");
        count("several-births", "births > 1", "the earliest MEDS_BIRTH is the day of birth");
        count("several-deaths", "deaths > 1", "the earliest MEDS_DEATH is the day of death");
        tables.countKept("negative-cost", "cost < 0", "kept as recorded: an amount below 0");
        tables.countKept(
                "no-date",
                "time IS NULL",
                "kept without a time, as MEDS's static events; no window holds them");
    }

    private void count(String rule, String condition, String effect) {
        long people =
                duck.number(
                        """
                        SELECT count(*) FROM (SELECT *, person_id IN (SELECT subject_id
                          FROM known_people WHERE subject_id IS NOT NULL) AS known
                          FROM told) WHERE %s\
                        """
                                .formatted(condition));
        findings.add(rule, "data", people, effect, List.of());
    }
}
