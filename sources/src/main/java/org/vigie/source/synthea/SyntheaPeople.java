package org.vigie.source.synthea;

import java.util.List;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.stage.LastingNumbers;
import org.vigie.source.table.TableReader;

/// Makes `people` and `periods`, and the numbers that stand for UUIDs.
final class SyntheaPeople {

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private final boolean lasting;

    /// @param lasting whether numbers are the same in every delivery
    SyntheaPeople(Duck duck, TableReader reader, Findings findings, boolean lasting) {
        this.lasting = lasting;
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
    }

    /// @param noEnd the day from which on days tell of nothing that happened (ISO date)
    void make(String noEnd, String site) {
        reader.count("no-identifier", "patients", "id IS NULL", "left out: no Id");
        reader.count(
                "duplicate-id",
                "patients",
                "id IS NOT NULL AND \"row\" NOT IN (" + FIRST + ")",
                "left out: the first row of an Id is kept");
        reader.count(
                "no-birth",
                "patients",
                "id IS NOT NULL AND birthdate IS NULL",
                "kept with no date of birth; matching on age leaves them out");
        reader.count(
                "no-sex",
                "patients",
                "id IS NOT NULL AND coalesce(gender, '') NOT IN ('F', 'M')",
                "kept with unknown sex: GENDER is neither F nor M");
        reader.count(
                "duplicate-id",
                "encounters",
                "id IN (SELECT id FROM encounters GROUP BY id HAVING count(*) > 1)",
                "kept: encounters of the same Id are one visit");
        number("person_of", "patient", "person_id", "SELECT id AS patient FROM patients");
        number(
                "claim_of",
                "claim",
                "claim_number",
                "SELECT id AS claim FROM claims UNION SELECT claimid FROM claims_transactions");
        number(
                "provider_number_of",
                "provider",
                "provider_number",
                """
                SELECT id AS provider FROM providers UNION SELECT provider FROM encounters
                UNION SELECT providerid FROM claims UNION SELECT providerid
                  FROM claims_transactions\
                """);
        care();
        number("visit_number", "encounter", "visit", "SELECT id AS encounter FROM encounters");
        duck.execute(
                """
                CREATE TABLE visit_of AS
                SELECT encounter, visit, min(provider_number) AS provider_number,
                       min(s.care_site) AS care_site,
                       min(p.specialty) AS specialty
                FROM visit_number JOIN encounters ON id = encounter LEFT JOIN provider_of p
                  USING (provider)
                LEFT JOIN care_site_of s USING (organization)
                GROUP BY encounter, visit\
                """);
        duck.execute(PEOPLE.formatted(FIRST, Duck.literal(site)));
        LastingNumbers.refuseCollisions(duck, "people");
        if (duck.number("SELECT count(*) FROM people") == 0) {
            throw new InputProblem(
                    "the table patients has no readable row; check that it is the right file");
        }
        periods(noEnd);
    }

    /// Providers with what they are specialists of and where they work.
    private void care() {
        number(
                "care_site_of",
                "organization",
                "care_site",
                "SELECT organization FROM encounters UNION SELECT organization FROM providers");
        duck.execute(
                """
                CREATE TABLE provider_of AS
                SELECT provider, provider_number, speciality AS specialty, care_site
                FROM provider_number_of
                LEFT JOIN (SELECT DISTINCT ON (id) id AS provider, speciality, organization
                  FROM providers
                           ORDER BY id, "row") USING (provider)
                LEFT JOIN care_site_of USING (organization)\
                """);
    }

    private static final String FIRST =
            "SELECT min(\"row\") FROM patients WHERE id IS NOT NULL GROUP BY id";

    /// Numbers from 1 in the order of the UUIDs' texts, or hashes of them.
    private void number(String table, String id, String number, String ids) {
        duck.execute(
                """
                CREATE TABLE %s AS SELECT %s, %s AS %s
                FROM (SELECT DISTINCT * FROM (%s)) WHERE %s IS NOT NULL\
                """
                        .formatted(
                                table,
                                id,
                                lasting
                                        ? LastingNumbers.of(id)
                                        : "row_number() OVER (ORDER BY " + id + ")",
                                number,
                                ids,
                                id));
    }

    private static final String PEOPLE =
            """
            CREATE TABLE people AS
            SELECT person_id, birthdate AS birth, gender AS sex, CAST(deathdate AS DATE) AS death,
                   nullif(concat_ws(', ', county, state), '') AS region, state AS area,
                   patient AS identifier, CAST(NULL AS VARCHAR) AS practice, %2$s AS site
            FROM patients JOIN person_of ON patient = id
            WHERE "row" IN (%1$s)\
            """;

    private void periods(String noEnd) {
        duck.execute(
                """
                CREATE TABLE periods AS
                SELECT person_id, greatest(first, birth) AS "start", least(last, death) AS "end"
                FROM (SELECT patient, CAST(min(start) AS DATE) AS first,
                             CAST(max(greatest(start, coalesce(CASE WHEN stop < DATE '%1$s'
                               THEN stop END, start))) AS DATE) AS last
                      FROM encounters WHERE start < DATE '%1$s' GROUP BY patient)
                JOIN person_of USING (patient) JOIN people USING (person_id)
                WHERE greatest(first, birth) <= least(last, death)\
                """
                        .formatted(noEnd));
        findings.add(
                "no-observation-periods",
                "encounters",
                duck.number("SELECT count(*) FROM periods"),
                """
                Synthea has none: a person's observation period runs from the first \
                encounter to the last, and not before birth or after death\
                """,
                List.of());
        reader.count(
                "no-period",
                "patients",
                """
                id IS NOT NULL AND id NOT IN (SELECT patient FROM person_of JOIN periods
                  USING (person_id))\
                """,
                "kept; without an encounter there is no observation period and no study counts"
                        + " them");
        reader.count("death-before-birth", "patients", "deathdate < birthdate", "kept as recorded");
    }

    /// A death is an event of its own.
    static String deaths(int place) {
        return """
        SELECT person_id, deathdate, (SELECT id FROM code_ids WHERE text = '%s'), NULL, NULL, NULL,
               CAST(%d AS INTEGER), NULL, NULL, NULL, NULL, NULL, "row", NULL, NULL, NULL
        FROM patients JOIN person_of ON patient = id
        WHERE deathdate IS NOT NULL AND "row" IN (%s)\
        """
                .formatted(SyntheaDictionary.DEATH, place, FIRST);
    }
}
