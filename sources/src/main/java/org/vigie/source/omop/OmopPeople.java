package org.vigie.source.omop;

import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.table.TableReader;

/// Makes `people` and `periods` of `person`, `death`, `location`, `care_site` and
/// `observation_period`.
final class OmopPeople {

    private static final String FIRST =
            "\"row\" IN (SELECT min(\"row\") FROM person GROUP BY person_id)";
    private static final String KNOWN = "person_id IN (SELECT person_id FROM people)";

    private final OmopSource source;
    private final Duck duck;
    private final TableReader reader;

    OmopPeople(OmopSource source, Duck duck, TableReader reader) {
        this.source = source;
        this.duck = duck;
        this.reader = reader;
    }

    void make(String site) {
        reader.count(
                "no-identifier", "person", "person_id IS NULL", "left out: no readable person_id");
        reader.count(
                "duplicate-id",
                "person",
                "person_id IS NOT NULL AND NOT " + FIRST,
                "left out: the first row of a person_id is kept");
        reader.count(
                "no-birth",
                "person",
                "person_id IS NOT NULL AND year_of_birth IS NULL AND birth_datetime IS NULL",
                "kept with no date of birth; matching on age leaves them out");
        reader.count("impossible-birth", "person", BIRTH_IMPOSSIBLE, "kept with no date of birth");
        reader.count(
                "no-sex",
                "person",
                "person_id IS NOT NULL AND "
                        + FIRST
                        + " AND coalesce(gender_concept_id, 0) NOT IN (8532, 8507)",
                "kept with unknown sex: gender_concept_id is neither 8532 nor 8507");
        reader.count(
                "conflicting-birth",
                "person",
                "birth_datetime IS NOT NULL AND NOT " + BIRTH_AGREES,
                """
                the columns year_of_birth, month_of_birth and day_of_birth are taken, as \
                definitions of cohorts do: birth_datetime is another day\
                """);
        deathsOfPeople();
        duck.execute(PEOPLE.formatted(site(site), BIRTH_AGREES));
        if (duck.number("SELECT count(*) FROM people") == 0) {
            var file = source.files("person").getFirst();
            throw new InputProblem(
                    file.path()
                            + (duck.number("SELECT count(*) FROM person") == 0
                                    ? " has no readable row"
                                    : " has no row whose person_id is a whole number")
                            + "; check that it is the right file");
        }
        deaths();
        periods();
    }

    private String site(String asked) {
        if (!asked.isEmpty()) {
            return Duck.literal(asked);
        }
        return duck
                .texts(
                        """
                        SELECT coalesce(cdm_source_abbreviation, cdm_source_name, '')
                        FROM cdm_source LIMIT 1\
                        """)
                .stream()
                .findFirst()
                .map(Duck::literal)
                .orElse("''");
    }

    /// Whether the day of `birth_datetime` is in the year, the month and on the day that the
    /// columns tell, as far as they tell any.
    private static final String BIRTH_AGREES =
            """
            (year(birth_datetime) = coalesce(year_of_birth, year(birth_datetime))
              AND month(birth_datetime) = coalesce(month_of_birth, month(birth_datetime))
              AND day(birth_datetime) = coalesce(day_of_birth, day(birth_datetime)))\
            """;

    private static final String BIRTH_IMPOSSIBLE =
            """
            year_of_birth IS NOT NULL AND birth_datetime IS NULL
              AND try_strptime(printf('%04d-%02d-%02d', year_of_birth,
              coalesce(month_of_birth, 1), coalesce(day_of_birth, 1)), '%Y-%m-%d') IS NULL\
            """;

    private static final String PEOPLE =
            """
            CREATE TABLE people AS
            SELECT p.person_id,
                   coalesce(CASE WHEN %2$s THEN CAST(p.birth_datetime AS DATE) END,
                            CAST(try_strptime(printf('%%04d-%%02d-%%02d', p.year_of_birth,
                                 coalesce(p.month_of_birth, 1), coalesce(p.day_of_birth, 1)),
                                 '%%Y-%%m-%%d') AS DATE))
                       AS birth,
                   CASE p.gender_concept_id WHEN 8532 THEN 'F' WHEN 8507 THEN 'M' END AS sex,
                   d.death, coalesce(l.state, l.county, l.city, l.location_source_value) AS region,
                   l.state AS area,
                   coalesce(c.care_site_name, c.care_site_source_value,
                   CAST(p.care_site_id AS VARCHAR)) AS practice,
                   %1$s AS site, p.gender_concept_id AS gender, p.race_concept_id AS race,
                   p.ethnicity_concept_id AS ethnicity
            FROM person p
            LEFT JOIN (SELECT person_id, min(death_date) AS death FROM death GROUP BY person_id) d
              USING (person_id)
            LEFT JOIN (SELECT DISTINCT ON (location_id) * FROM location ORDER BY location_id,
              "row") l
                   ON l.location_id = p.location_id
            LEFT JOIN (SELECT DISTINCT ON (care_site_id) * FROM care_site ORDER BY care_site_id,
              "row") c
                   ON c.care_site_id = p.care_site_id
            WHERE p."row" IN (SELECT min("row") FROM person WHERE person_id IS NOT NULL
              GROUP BY person_id)\
            """;

    /// Version 6 of the CDM tells deaths in the table person and has no table of them.
    private void deathsOfPeople() {
        var there = !source.files("death").isEmpty();
        reader.count(
                "death-in-person",
                "person",
                IN_PERSON,
                "read as a death: death_datetime of a person of whom the table death has none");
        if (!there) {
            reader.rowsOf("death", "person");
        }
        duck.execute(
                """
                INSERT INTO death BY NAME
                SELECT %s AS "row", 0 AS unreadable, 0 AS nothing, person_id,
                       CAST(death_datetime AS DATE) AS death_date, death_datetime
                FROM person WHERE %s\
                """
                        .formatted(there ? "NULL" : "\"row\"", IN_PERSON));
    }

    private static final String IN_PERSON =
            """
            death_datetime IS NOT NULL AND person_id IS NOT NULL
              AND person_id NOT IN (SELECT person_id FROM death WHERE person_id IS NOT NULL
                                    AND death_date IS NOT NULL)\
            """;

    private void deaths() {
        reader.count(
                "orphan",
                "death",
                "NOT coalesce(" + KNOWN + ", false)",
                "left out: the person is not in the table person");
        reader.count(
                "no-date",
                "death",
                KNOWN + " AND death_date IS NULL",
                "left out: no readable death_date");
        reader.count(
                "duplicate-id",
                "death",
                """
                person_id IN (SELECT person_id FROM death GROUP BY person_id
                  HAVING count(*) > 1)\
                """,
                "kept: the earliest date is the day of death");
        reader.count(
                "death-before-birth",
                "death",
                """
                EXISTS (SELECT 1 FROM people p WHERE p.person_id = death.person_id
                  AND death_date < p.birth)\
                """,
                "kept as recorded");
    }

    private void periods() {
        var table = "observation_period";
        var start = "observation_period_start_date";
        var end = "observation_period_end_date";
        reader.count(
                "orphan",
                table,
                "NOT coalesce(" + KNOWN + ", false)",
                "left out: the person is not in the table person");
        reader.count(
                "no-date",
                table,
                KNOWN + " AND (" + start + " IS NULL OR " + end + " IS NULL)",
                "left out: no readable start or end");
        reader.count("end-before-start", table, KNOWN + " AND " + end + " < " + start, "left out");
        duck.execute(
                """
                CREATE TABLE periods AS SELECT person_id, %s AS "start", %s AS "end",
                  period_type_concept_id AS type, observation_period_id AS id FROM %s
                WHERE %s AND %s <= %s\
                """
                        .formatted(start, end, table, KNOWN, start, end));
        reader.count(
                "overlapping-periods",
                table,
                """
                "row" IN (SELECT "row" FROM (SELECT "row",
                  %s <= max(%s) OVER (PARTITION BY person_id ORDER BY %s, %s, "row"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS joined FROM %s
                  WHERE %s AND %s <= %s) WHERE joined)\
                """
                        .formatted(start, end, start, end, table, KNOWN, start, end),
                "joined with the period they overlap");
        reader.count(
                "no-period",
                "person",
                KNOWN + " AND " + FIRST + " AND person_id NOT IN (SELECT person_id FROM periods)",
                "kept; without an observation period no study counts them");
    }
}
