package org.vigie.source.snds;

import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.table.TableReader;

/// Makes `person_of` (who is behind a pseudonym and a rank) and `people` of IR_BEN_R.
///
/// A person is a `BEN_NIR_PSA` with a `BEN_RNG_GEM`: twins of one sex share the pseudonym. PMSI has
/// no rank; there a pseudonym of several persons is nobody's.
final class SndsPeople {

    private static final String FIRST =
            """
            "row" IN (SELECT min("row") FROM ir_ben_r WHERE ben_nir_psa IS NOT NULL
              GROUP BY ben_nir_psa, coalesce(ben_rng_gem, 1))\
            """;
    private static final String NAMED = "ben_nir_psa IS NOT NULL";

    private final Duck duck;
    private final TableReader reader;

    SndsPeople(Duck duck, TableReader reader) {
        this.duck = duck;
        this.reader = reader;
    }

    void make(String site) {
        reader.count(
                "no-identifier", "ir_ben_r", "ben_nir_psa IS NULL", "left out: no BEN_NIR_PSA");
        reader.count(
                "duplicate-id",
                "ir_ben_r",
                NAMED + " AND NOT " + FIRST,
                "left out: the first row of a BEN_NIR_PSA and BEN_RNG_GEM is kept");
        reader.count(
                "twins",
                "ir_ben_r",
                NAMED + " AND " + FIRST + " AND coalesce(ben_rng_gem, 1) > 1",
                "kept as persons of their own: the same BEN_NIR_PSA with another BEN_RNG_GEM");
        reader.count(
                "no-birth",
                "ir_ben_r",
                NAMED + " AND " + FIRST + " AND " + BIRTH + " IS NULL",
                "kept with no date of birth; matching on age leaves them out");
        reader.count(
                "no-sex",
                "ir_ben_r",
                NAMED + " AND " + FIRST + " AND coalesce(ben_sex_cod, 0) NOT IN (1, 2)",
                "kept with unknown sex: BEN_SEX_COD is neither 1 nor 2");
        reader.count(
                "death-of-a-month",
                "ir_ben_r",
                NAMED
                        + " AND "
                        + FIRST
                        + " AND ben_dcd_dte IS NULL"
                        + " AND TRY_CAST(left(ben_dcd_ame, 4) AS INTEGER) > 1600",
                "kept without a day of death: BEN_DCD_AME tells" + " its month alone");
        duck.execute(
                """
                CREATE TABLE person_of AS
                SELECT psa, rank, row_number() OVER (ORDER BY psa, rank) AS person_id,
                       count(*) OVER (PARTITION BY psa) = 1 AS alone
                FROM (SELECT DISTINCT ben_nir_psa AS psa, coalesce(ben_rng_gem, 1) AS rank
                  FROM ir_ben_r WHERE %s)\
                """
                        .formatted(NAMED));
        duck.execute(
                """
                CREATE TABLE people AS SELECT person_id, %s AS birth, CASE ben_sex_cod
                  WHEN 1 THEN 'M' WHEN 2 THEN 'F' END AS sex, ben_dcd_dte AS death,
                  ben_res_dpt AS region, CAST(NULL AS VARCHAR) AS practice, %s AS site,
                  psa || '/' || rank AS identifier, "row" FROM ir_ben_r JOIN person_of
                  ON psa = ben_nir_psa AND rank = coalesce(ben_rng_gem, 1) WHERE %s\
                """
                        .formatted(BIRTH, Duck.literal(site), FIRST));
        if (duck.number("SELECT count(*) FROM people") == 0) {
            throw new InputProblem(
                    "the table IR_BEN_R has no readable row; check that it is the right file");
        }
        reader.count(
                "death-before-birth", "ir_ben_r", "ben_dcd_dte < " + BIRTH, "kept as recorded");
    }

    /// The first day of the month of birth, or of the year where the month is not one.
    private static final String BIRTH =
            """
            CASE WHEN ben_nai_ann BETWEEN 1850 AND 2100 THEN make_date(ben_nai_ann, CASE
              WHEN ben_nai_moi BETWEEN 1 AND 12 THEN ben_nai_moi ELSE 1 END, 1) END\
            """;

    /// Makes `periods` of the happenings: from a person's first day of care to the last. Who died
    /// is observed to the day of death, unless that is after the last care of anybody: then nothing
    /// is known of the time between.
    void periods() {
        duck.execute(
                """
                CREATE TABLE periods AS
                SELECT person_id, first AS "start", CASE WHEN death <= max(last) OVER ()
                       THEN greatest(first, death)
                                                         ELSE last END AS "end"
                FROM (SELECT person_id, min(day) AS first,
                  max(greatest(day, coalesce("end", day))) AS last
                      FROM happening WHERE day IS NOT NULL AND place_name NOT IN ('ald',
                        'ald_diagnosis', 'ir_ben_r')
                      GROUP BY person_id)
                JOIN people USING (person_id)\
                """);
    }

    /// Makes `periods` for everybody with care: from a first day to a last, or to death where that
    /// is earlier.
    void periods(String first, String last) {
        duck.execute(
                """
                CREATE TABLE periods AS SELECT person_id, DATE '%s' AS "start",
                  least(DATE '%s', coalesce(death, DATE '%s')) AS "end" FROM people
                WHERE coalesce(death, DATE '%s') >= DATE '%s'\
                """
                        .formatted(first, last, last, last, first));
    }
}
