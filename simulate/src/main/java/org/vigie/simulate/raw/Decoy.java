package org.vigie.simulate.raw;

/// What the SNDS holds and nobody should count, drawn by hash beside the truth.
///
/// Which rule of an import leaves each out, and how many rows that counts, stands in
/// `left-out.csv`.
enum Decoy {
    /// A line and one that takes it back.
    REGULARISED(15, "regularisations", "er_prs_f", 2),
    /// A visit told a second time for information.
    INFORMED(25, "dpn-qlf-71", "er_prs_f", 1),
    /// A visit of somebody who is not among the beneficiaries.
    STRANGER(200, "orphan", "er_prs_f", 1),
    /// A drug that belongs to no prestation.
    LOOSE_DRUG(200, "orphan", "er_pha_f", 1),
    /// A stay until 2017 sent again under the FINESS of the place.
    DOUBLED(8, "geographic-finess", "mco_b", 1),
    NOT_GROUPED(30, "grouping-error", "mco_b", 1),
    NOT_CHAINED(30, "return-codes", "mco_b", 1),
    NOT_VALUED(30, "ghs-9999", "mco_b", 1),
    ANONYMOUS(30, "ghm-14z08z", "mco_b", 1),
    /// A stay provided for another hospital.
    PROVIDED(30, "sej-typ-b", "mco_b", 1),
    /// A stay of a twin whose rank is not told.
    WHICH_TWIN(3, "ambiguous-twin", "mco_b", 1),
    /// A diagnosis of no stay.
    LOOSE_DIAGNOSIS(20, "orphan", "mco_d", 1),
    /// A consultation outside stays whose chaining has an error.
    EXTERNAL(30, "return-codes", "mco_fastc", 1),
    REHABILITATION(30, "grouping-error", "ssr_b", 1),
    HOME_CARE(30, "grouping-error", "had_b", 1),
    PSYCHIATRY(30, "return-codes", "rip_rsa", 1),
    /// What a private hospital bills of a stay, as DCIR has it too.
    PRIVATE_INVOICE(3, "private-invoices", "ssr_fa", 1),
    /// An invoice that the insurance does not pay.
    NOT_BILLED(3, "not-billable", "rip_stc", 1),
    INVOICED_AGAIN(3, "duplicate-invoice", "had_stc", 1),
    /// An invoice of no stay.
    LOOSE_INVOICE(40, "orphan", "ssr_stc", 1);

    final int oneIn;
    final String rule;
    final String table;
    final int rows;

    Decoy(int oneIn, String rule, String table, int rows) {
        this.oneIn = oneIn;
        this.rule = rule;
        this.table = table;
        this.rows = rows;
    }
}
