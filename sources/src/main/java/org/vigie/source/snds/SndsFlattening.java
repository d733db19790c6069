package org.vigie.source.snds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.source.stage.Duck;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.TableReader;
import org.vigie.timeline.DayRange;
import org.vigie.timeline.Days;

/// Brings every table into one, `happening`: who, when, what, what was paid.
final class SndsFlattening {

    private static final String MISSING =
            """
            SELECT person_id, %s AS day, %s AS "end", %s AS code, CAST(NULL AS DOUBLE),
                   CAST(NULL AS BIGINT), '%s', CAST(NULL AS VARCHAR),
                   CAST(NULL AS BIGINT), CAST(NULL AS VARCHAR), CAST(NULL AS BIGINT),
                   CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT),
                   CAST(NULL AS VARCHAR), %s."row" FROM %s\
            """;

    private final Duck duck;
    private final TableReader reader;
    private final Findings findings;
    private final Set<CleaningRule> keep;
    private final Set<Integer> claimed;

    /// @param claimed years whose euros other deliveries tell in claims
    SndsFlattening(
            Duck duck,
            TableReader reader,
            Findings findings,
            Set<CleaningRule> keep,
            Set<Integer> claimed) {
        this.claimed = claimed;
        this.duck = duck;
        this.reader = reader;
        this.findings = findings;
        this.keep = keep;
    }

    /// @param lasting whether people and visits have the same numbers in every delivery
    /// @return the last day of care of anybody (ISO date), or the empty string where there is none
    String make(SndsTables tables, String site, Optional<DayRange> observed, boolean lasting) {
        SndsMacros.define(duck);
        var people = new SndsPeople(duck, reader, lasting);
        people.make(site);
        new Prestations(duck, reader, findings, keep).make();
        Invoices.claimed(duck, claimed);
        var queries = new ArrayList<>(Prestations.happenings(lasting));
        var first = "(SELECT count(*) FROM prestation)";
        for (var stays : Stays.ALL) {
            if (tables.has(stays.main())) {
                new StayRows(duck, reader, findings, keep).make(stays);
                new Invoices(duck, reader, findings, keep).make(stays);
                queries.addAll(
                        StayRows.happenings(
                                stays, lasting ? Optional.empty() : Optional.of(first)));
                first += " + (SELECT count(*) FROM " + stays.table() + ")";
            } else {
                new Invoices(duck, reader, findings, keep).withoutStays(stays);
            }
        }
        queries.addAll(illness());
        queries.add(
                MISSING.formatted(
                        "death",
                        "CAST(NULL AS DATE)",
                        "'" + SndsDictionary.DEATH + "'",
                        "ir_ben_r",
                        "people",
                        "people WHERE death IS NOT NULL"));
        duck.execute("CREATE TABLE happening AS " + String.join("\nUNION ALL\n", queries));
        leaveOutNoCode();
        periods(people, observed);
        return people.lastDay();
    }

    private List<String> illness() {
        var whose =
                """
                ir_imb_r i JOIN person_of p ON p.psa = i.ben_nir_psa
                  AND (p.rank = i.ben_rng_gem OR (i.ben_rng_gem IS NULL AND p.alone))\
                """;
        reader.count(
                "orphan",
                "ir_imb_r",
                """
                NOT EXISTS (SELECT 1 FROM person_of p WHERE p.psa = ir_imb_r.ben_nir_psa
                  AND (p.rank = ir_imb_r.ben_rng_gem OR (ir_imb_r.ben_rng_gem IS NULL
                  AND p.alone)))\
                """,
                "left out: the person is not in IR_BEN_R, or several share the pseudonym");
        reader.count(
                "no-date",
                "ir_imb_r",
                "imb_ald_dtd IS NULL",
                "kept without a time: no readable IMB_ALD_DTD");
        reader.count(
                "no-code",
                "ir_imb_r",
                "icd10(med_mtf_cod) IS NULL",
                "kept without a diagnosis: MED_MTF_COD has not the form of an ICD-10 code");
        return List.of(
                MISSING.formatted(
                        "imb_ald_dtd",
                        "imb_ald_dtf",
                        "'ALD/' || nullif(imb_ald_num, 0)",
                        "ald",
                        "i",
                        whose),
                MISSING.formatted(
                        "imb_ald_dtd",
                        "imb_ald_dtf",
                        "icd10(med_mtf_cod)",
                        "ald_diagnosis",
                        "i",
                        whose));
    }

    /// Most rows of PMSI have no related diagnosis, and that is no fault; a table whose only code
    /// is absent is told.
    private void leaveOutNoCode() {
        for (var detail : Stays.ALL.stream().flatMap(stays -> stays.details().stream()).toList()) {
            if (List.of(
                            "mco_das", "mco_act", "mco_med", "ssr_das", "ssr_act", "had_das",
                            "had_act", "rip_das", "rip_act")
                    .contains(detail.table())) {
                reader.count(
                        "no-code",
                        detail.file(),
                        detail.code() + " IS NULL",
                        "left out: no code, or not of the form of one");
            }
        }
        duck.execute("DELETE FROM happening WHERE code IS NULL");
    }

    private void periods(SndsPeople people, Optional<DayRange> observed) {
        observed.ifPresentOrElse(
                days -> people.periods(Days.text(days.start()), Days.text(days.end())),
                people::periods);
        findings.add(
                "no-observation-periods",
                "ir_ben_r",
                duck.number("SELECT count(*) FROM periods"),
                observed.isPresent()
                        ? """
                        the SNDS has none: everybody is taken to be observed on the days \
                        asked for, to death\
                        """
                        : """
                        the SNDS has none: a person's observation period runs from the \
                        first care to the last, or to death where that is known\
                        """,
                List.of());
        reader.count(
                "no-period",
                "ir_ben_r",
                """
                EXISTS (SELECT 1 FROM people WHERE people."row" = ir_ben_r."row"
                  AND person_id NOT IN (SELECT person_id FROM periods))\
                """,
                "kept; without an observation period no study counts" + " them");
    }
}
