package org.vigie.source.meds;

import java.util.List;
import org.vigie.source.Duck;
import org.vigie.source.Findings;
import org.vigie.source.TableReader;
import org.vigie.timeline.Sex;

/// Makes `people` and `periods` of what events tell.
///
/// Birth and death are the earliest `MEDS_BIRTH` and `MEDS_DEATH` (also with `//` and more after it).
/// Sex is what a code says whose text is `GENDER` or `SEX`, then `/` or `//`, then `F`, `FEMALE`, `M` or
/// `MALE`, in any case of letters; where a person has codes of both it is unknown.
final class MedsPeople {

    static final String BIRTH = "MEDS_BIRTH";
    static final String DEATH = "MEDS_DEATH";

    private static final String SEX = "regexp_extract(upper(code), '^(GENDER|SEX)//?(F|M)(EMALE|ALE)?$', 2)";

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;

    MedsPeople(Duck duck, TableReader reader, Findings findings) {
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
    }

    /// @param asked the site everybody is from, or the empty string
    /// @param name  the site of those of whom nothing is said, where none was asked for
    void make(String asked, String name) {
        duck.execute("CREATE TABLE code_kinds AS SELECT code, " + is(BIRTH) + " AS birth, " + is(DEATH)
                + " AS death, nullif(" + SEX + ", '') AS sex FROM (SELECT DISTINCT code FROM data)");
        duck.execute(TOLD);
        duck.execute(PEOPLE.formatted(Duck.literal(asked.isEmpty() ? name : asked),
                asked.isEmpty() ? "site" : Duck.literal(asked), Sex.FEMALE.concept(), Sex.MALE.concept()));
        duck.execute(PERIODS);
        say();
    }

    static String is(String code) {
        return "(code = '" + code + "' OR starts_with(code, '" + code + "//'))";
    }

    private static final String TOLD = """
            CREATE TABLE told AS
            SELECT subject_id AS person_id,
                   CAST(min(CASE WHEN k.birth THEN time END) AS DATE) AS birth,
                   CAST(min(CASE WHEN k.death THEN time END) AS DATE) AS death,
                   count(DISTINCT CASE WHEN k.birth THEN CAST(time AS DATE) END) AS births,
                   count(DISTINCT CASE WHEN k.death THEN CAST(time AS DATE) END) AS deaths,
                   min(k.sex) AS sex, max(k.sex) AS other_sex,
                   CAST(min(CASE WHEN NOT k.birth THEN time END) AS DATE) AS first,
                   CAST(max(CASE WHEN NOT k.birth THEN time END) AS DATE) AS last
            FROM data JOIN code_kinds k USING (code)
            GROUP BY subject_id""";

    private static final String PEOPLE = """
            CREATE TABLE people AS
            SELECT person_id, birth, CASE WHEN sex = other_sex THEN sex END AS sex, death,
                   CAST(NULL AS VARCHAR) AS region, CAST(NULL AS VARCHAR) AS practice, %1$s AS site,
                   CAST(CASE WHEN sex = other_sex THEN CASE sex WHEN 'F' THEN %3$d WHEN 'M' THEN %4$d END END AS BIGINT) AS gender,
                   CAST(NULL AS BIGINT) AS race, CAST(NULL AS BIGINT) AS ethnicity
            FROM told WHERE person_id NOT IN (SELECT subject_id FROM known_people WHERE subject_id IS NOT NULL)
            UNION ALL
            SELECT subject_id, birth, sex, death, region, practice, %2$s, gender, race, ethnicity
            FROM known_people
            WHERE "row" IN (SELECT min("row") FROM known_people WHERE subject_id IS NOT NULL GROUP BY subject_id)""";

    private static final String PERIODS = """
            CREATE TABLE periods AS
            SELECT person_id, first AS "start", last AS "end", NULL AS type, NULL AS id
            FROM told WHERE first IS NOT NULL
                        AND person_id NOT IN (SELECT subject_id FROM known_people WHERE subject_id IS NOT NULL)
            UNION ALL
            SELECT subject_id, "start", "end", type, id FROM known_periods
            WHERE subject_id IN (SELECT person_id FROM people) AND "start" <= "end\"""";

    private void say() {
        long known = duck.number("SELECT count(*) FROM known_people");
        findings.add("restored-people", MedsFolder.PEOPLE, known,
                "taken from there: birth, sex, death, region, practice, site and observation periods", List.of());
        count("no-observation-periods", "NOT known AND first IS NOT NULL", "MEDS has none: a person's observation"
                + " period runs from the first to the last dated event other than MEDS_BIRTH");
        count("no-period", "NOT known AND first IS NULL",
                "kept; without a dated event there is no observation period and no study counts them");
        count("no-birth", "NOT known AND birth IS NULL",
                "kept with no date of birth: no dated MEDS_BIRTH; matching on age leaves them out");
        count("no-sex", "NOT known AND sex IS NULL", "kept with unknown sex: no code such as GENDER//F or SEX//M");
        count("conflicting-sex", "NOT known AND sex <> other_sex", "kept with unknown sex: codes of both sexes");
        count("several-births", "births > 1", "the earliest MEDS_BIRTH is the day of birth");
        count("several-deaths", "deaths > 1", "the earliest MEDS_DEATH is the day of death");
        reader.count("no-date", MedsTables.DATA, "time IS NULL",
                "kept without a time, as MEDS's static events; no window holds them");
    }

    private void count(String rule, String condition, String effect) {
        long people = duck.number("SELECT count(*) FROM (SELECT *, person_id IN (SELECT subject_id FROM known_people"
                + " WHERE subject_id IS NOT NULL) AS known FROM told) WHERE " + condition);
        findings.add(rule, "data", people, effect, List.of());
    }
}
