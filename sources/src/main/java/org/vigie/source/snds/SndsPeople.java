package org.vigie.source.snds;

import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.LastingNumbers;
import org.vigie.source.table.TableReader;
import org.vigie.store.Observation;

/// Makes `person_of` (who is behind a pseudonym and a rank) and `people` of IR_BEN_R.
///
/// A person is a `BEN_IDT_ANO`, which stays the same through life; where a row has none, a
/// `BEN_NIR_PSA` with a `BEN_RNG_GEM`: twins of one sex share the pseudonym, and who changes the
/// insured person gets another one. A pseudonym and rank of several persons is nobody's, and so is
/// a pseudonym of several persons in PMSI, which has no rank.
final class SndsPeople {

    /// Who a row is of. The official identifier is letters and digits alone, so that no pseudonym
    /// and rank is the same.
    private static final String WHO =
            """
            coalesce(nullif(ltrim(ben_idt_ano, '0'), ''),
              ben_nir_psa || '/' || coalesce(ben_rng_gem, 1))\
            """;

    private static final String FIRST =
            """
            "row" IN (SELECT min("row") FROM ir_ben_r WHERE ben_nir_psa IS NOT NULL
              GROUP BY %s)\
            """
                    .formatted(WHO);

    /// The first row of each pseudonym, rank and person.
    private static final String NEW =
            """
            "row" IN (SELECT min("row") FROM ir_ben_r WHERE ben_nir_psa IS NOT NULL
              GROUP BY ben_nir_psa, coalesce(ben_rng_gem, 1), %s)\
            """
                    .formatted(WHO);

    private static final String NAMED = "ben_nir_psa IS NOT NULL";

    private final Duck duck;
    private final TableReader reader;
    private final boolean lasting;

    /// @param lasting whether numbers are the same in every delivery
    SndsPeople(Duck duck, TableReader reader, boolean lasting) {
        this.lasting = lasting;
        this.duck = duck;
        this.reader = reader;
    }

    void make(String site) {
        reader.count(
                "no-identifier", "ir_ben_r", "ben_nir_psa IS NULL", "left out: no BEN_NIR_PSA");
        reader.count(
                "duplicate-id",
                "ir_ben_r",
                NAMED + " AND NOT " + NEW,
                "left out: the first row of a BEN_NIR_PSA and BEN_RNG_GEM is kept");
        reader.count(
                "several-pseudonyms",
                "ir_ben_r",
                NAMED + " AND " + NEW + " AND NOT " + FIRST,
                """
                one person: the same BEN_IDT_ANO as a row before, with another BEN_NIR_PSA or \
                BEN_RNG_GEM\
                """);
        reader.count(
                "ambiguous-pseudonym",
                "ir_ben_r",
                NAMED + " AND " + NEW + " AND " + AMBIGUOUS,
                """
                kept as persons of their own, and what is recorded under the pseudonym is left \
                out: several BEN_IDT_ANO share a BEN_NIR_PSA and BEN_RNG_GEM\
                """);
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
                PERSONS.formatted(
                        lasting
                                ? LastingNumbers.of("who")
                                : "dense_rank() OVER (ORDER BY least_of, who)",
                        WHO));
        duck.execute(PERSON_OF);
        duck.execute(
                """
                CREATE TABLE people AS SELECT person_id, %s AS birth, CASE ben_sex_cod
                  WHEN 1 THEN 'M' WHEN 2 THEN 'F' END AS sex, p.death, ben_res_dpt AS region,
                  CAST(NULL AS VARCHAR) AS practice, %s AS site, who AS identifier, b."row"
                FROM ir_ben_r b JOIN (SELECT person_id, any_value(who) AS who,
                  min("row") AS "row", min(death) AS death FROM persons GROUP BY person_id) p
                  ON b."row" = p."row"\
                """
                        .formatted(BIRTH, Duck.literal(site)));
        LastingNumbers.refuseCollisions(duck, "people");
        if (duck.number("SELECT count(*) FROM people") == 0) {
            throw new InputProblem(
                    "the table IR_BEN_R has no readable row; check that it is the right file");
        }
        reader.count(
                "death-before-birth", "ir_ben_r", "ben_dcd_dte < " + BIRTH, "kept as recorded");
    }

    /// A pseudonym and rank of several persons.
    private static final String AMBIGUOUS =
            """
            (ben_nir_psa, coalesce(ben_rng_gem, 1)) IN (
              SELECT (ben_nir_psa, coalesce(ben_rng_gem, 1)) FROM ir_ben_r
              WHERE ben_nir_psa IS NOT NULL GROUP BY ben_nir_psa, coalesce(ben_rng_gem, 1)
              HAVING count(DISTINCT %s) > 1)\
            """
                    .formatted(WHO);

    /// Every pseudonym and rank of every person; persons are numbered by the least of theirs, or by
    /// who they are.
    private static final String PERSONS =
            """
            CREATE TABLE persons AS
            SELECT psa, rank, who, "row", death,
                   %s AS person_id
            FROM (SELECT psa, rank, who, "row", death,
                         min((psa, rank)) OVER (PARTITION BY who) AS least_of
                  FROM (SELECT ben_nir_psa AS psa, coalesce(ben_rng_gem, 1) AS rank, %s AS who,
                               min("row") AS "row", min(ben_dcd_dte) AS death
                        FROM ir_ben_r WHERE ben_nir_psa IS NOT NULL GROUP BY 1, 2, 3))\
            """;

    /// `alone` marks one row of each pseudonym of a single person.
    private static final String PERSON_OF =
            """
            CREATE TABLE person_of AS
            SELECT psa, rank, any_value(person_id) AS person_id,
                   any_value(people) = 1 AND rank = any_value(least_rank) AS alone
            FROM (SELECT p.*, people, least_rank
                  FROM persons p JOIN (SELECT psa, count(DISTINCT person_id) AS people,
                                              min(rank) AS least_rank
                                       FROM persons GROUP BY psa) USING (psa))
            GROUP BY psa, rank HAVING count(DISTINCT person_id) = 1\
            """;

    /// The first day of the month of birth, or of the year where the month is not one.
    private static final String BIRTH =
            """
            CASE WHEN ben_nai_ann BETWEEN 1850 AND 2100 THEN make_date(ben_nai_ann, CASE
              WHEN ben_nai_moi BETWEEN 1 AND 12 THEN ben_nai_moi ELSE 1 END, 1) END\
            """;

    /// Days of care that can be; an end that stands for none is not known.
    private static final String CARE =
            """
            SELECT person_id, day, greatest(day, coalesce(CASE WHEN "end" < DATE '%1$s' THEN "end"
              END, day)) AS last_day
            FROM happening WHERE day < DATE '%1$s'
              AND place_name NOT IN ('ald', 'ald_diagnosis', 'ir_ben_r')\
            """
                    .formatted(Observation.NO_END);

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
                FROM (SELECT person_id, min(day) AS first, max(last_day) AS last
                      FROM (%s) GROUP BY person_id)
                JOIN people USING (person_id)\
                """
                        .formatted(CARE));
    }

    /// The last day of care of anybody (ISO date), or the empty string where there is none.
    String lastDay() {
        return duck.texts("SELECT coalesce(CAST(max(last_day) AS VARCHAR), '') FROM (" + CARE + ")")
                .getFirst();
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
