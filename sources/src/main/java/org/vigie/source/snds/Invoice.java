package org.vigie.source.snds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A table that tells the euros of stays, and how its rows are read.
///
/// @param table the table of files
/// @param paid cents, as an expression of its columns
/// @param reimbursed cents, as an expression of its columns
/// @param apart columns that tell rows of one stay apart: rows alike in all of them are one row
///   sent again
/// @param dropping what each rule leaves out, of its columns
record Invoice(
        String table,
        String paid,
        String reimbursed,
        List<String> apart,
        Map<CleaningRule, String> dropping) {

    /// What MCO's stays are worth, reckoned by the agency that pays them (ATIH): a row a stay.
    static final Invoice VALUATION =
            new Invoice(
                    "mco_valo",
                    "mnt_tot_br",
                    "mnt_tot_am",
                    List.of("mnt_tot_br", "mnt_tot_am"),
                    Map.of());

    /// STC, what a public hospital bills: the base of reimbursement, and what the insurance pays of
    /// it.
    ///
    /// @param billable the column that is 1 where the insurance pays
    static Invoice ofPublic(String field, String billable) {
        return new Invoice(
                field + "_stc",
                "rem_bas_mnt",
                "tot_mnt_am",
                List.of(
                        billable,
                        "rem_bas_mnt",
                        "tot_mnt_am",
                        "ent_num",
                        "dat_deb_fac",
                        "dat_fin_fac"),
                Map.of(
                        CleaningRule.NOT_BILLABLE,
                        """
                        coalesce(%s, '1') <> '1' AND coalesce(TRY_CAST(%s AS DOUBLE),
                          0) <> 1\
                        """
                                .formatted(billable, billable)));
    }

    /// FA, what a private hospital bills: services (PH) and fees (HON), the whole and what the
    /// insurance pays of it. In the years in which ER_PRS_F tells of care, be it in another
    /// delivery, it has the same euros: those of the table `claimed`.
    ///
    /// @param number the column that numbers a stay's invoices
    static Invoice ofPrivate(String field, String number) {
        return new Invoice(
                field + "_fa",
                sum("ph_mnt", "hon_mnt"),
                sum("ph_amo_mnr", "hon_am_mnr"),
                List.of(number, "ope_nat", "ph_mnt", "hon_mnt", "ph_amo_mnr", "hon_am_mnr"),
                Map.of(
                        CleaningRule.PRIVATE_INVOICES,
                        """
                        (i.year = 0 AND (EXISTS (SELECT 1 FROM er_prs_f)
                          OR EXISTS (SELECT 1 FROM claimed)))
                          OR i.year IN (SELECT year FROM claimed)\
                        """));
    }

    /// The sum of two amounts, or the one that is there.
    private static String sum(String one, String other) {
        return "coalesce(" + one + " + " + other + ", " + one + ", " + other + ")";
    }

    /// What a row stands for, as columns.
    String same(String keys) {
        var columns = new ArrayList<>(List.of(keys));
        columns.addAll(apart);
        return String.join(", ", columns);
    }
}
