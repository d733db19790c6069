package org.vigie.source.snds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A part of PMSI: its stays, and what is told of each.
///
/// @param name what its table of stays is called, and its events without more ado
/// @param main the table with a row or more for every stay
/// @param patient the table that says whose stay it is
/// @param key two columns that, with the year, name a stay
/// @param dropping what each rule leaves out, of columns of `b` (main) and `c` (patient)
/// @param code the code of the stay itself, of columns of `b`
/// @param details what else is told
/// @param invoices the tables that tell their euros; of a stay that several tell, the first does
record Stays(
        String name,
        String main,
        String patient,
        List<String> key,
        Map<CleaningRule, String> dropping,
        String code,
        List<Detail> details,
        List<Invoice> invoices) {

    /// What a table tells of a stay.
    ///
    /// @param table what the events' table is called
    /// @param file the table of files it comes from, `f` in expressions
    /// @param delay days after the entry, or empty where it is told of the whole stay
    record Detail(
            String table,
            String file,
            String code,
            String value,
            String delay,
            String paid,
            String reimbursed,
            String specialty) {

        static Detail of(String table, String file, String code) {
            return new Detail(table, file, code, "", "", "", "", "");
        }

        Detail after(String days) {
            return new Detail(table, file, code, value, days, paid, reimbursed, specialty);
        }

        Detail counting(String column) {
            return new Detail(table, file, code, column, delay, paid, reimbursed, specialty);
        }

        Detail billed() {
            return new Detail(table, file, code, value, delay, "hon_mnt", "amo_mnr", "exe_spe");
        }
    }

    private static final List<String> RETURNS =
            List.of(
                    "nir_ret",
                    "nai_ret",
                    "sex_ret",
                    "sej_ret",
                    "fho_ret",
                    "pms_ret",
                    "dat_ret",
                    "coh_nai_ret",
                    "coh_sex_ret");
    private static final List<String> EXTERNAL_RETURNS =
            List.of("nir_ret", "nai_ret", "sex_ret", "ias_ret", "ent_dat_ret");

    static final List<Stays> ALL =
            List.of(mco(), external("mco"), ssr(), external("ssr"), had(), rip());

    private static Stays mco() {
        var dropping = dropping("eta_num", RETURNS);
        dropping.put(CleaningRule.GROUPING_ERROR, "b.grg_ghm LIKE '90%'");
        dropping.put(CleaningRule.GHS_9999, "ltrim(b.ghs_num, '0') = '9999'");
        dropping.put(CleaningRule.GHM_14Z08Z, "b.grg_ghm = '14Z08Z'");
        dropping.put(
                CleaningRule.SEJ_TYP_B,
                "b.sej_typ = 'B' AND coalesce(b.grg_ghm, '') NOT LIKE '28%'");
        return new Stays(
                "mco",
                "mco_b",
                "mco_c",
                List.of("eta_num", "rsa_num"),
                dropping,
                "'GHM/' || b.grg_ghm",
                List.of(
                        Detail.of("mco_ghs", "mco_b", "'GHS/' || nullif(ltrim(ghs_num, '0'), '')"),
                        Detail.of("mco_dp", "mco_b", "icd10(dgn_pal)"),
                        Detail.of("mco_dr", "mco_b", "icd10(dgn_rel)"),
                        Detail.of("mco_das", "mco_d", "icd10(ass_dgn)"),
                        Detail.of("mco_um_dp", "mco_um", "icd10(dgn_pal)"),
                        Detail.of("mco_um_dr", "mco_um", "icd10(dgn_rel)"),
                        Detail.of("mco_act", "mco_a", "ccam(cdc_act)")
                                .counting("nbr_exe_act")
                                .after("ent_dat_del"),
                        Detail.of("mco_med", "mco_med", "ucd_text(ucd_ucd_cod)")
                                .counting("adm_nbr")
                                .after("delai"),
                        Detail.of("mco_atu", "mco_medatu", "ucd_text(ucd_ucd_cod)")
                                .counting("adm_nbr")
                                .after("dat_delai")),
                List.of(Invoice.VALUATION));
    }

    private static Stays ssr() {
        var dropping = dropping("eta_num", RETURNS);
        dropping.put(CleaningRule.GROUPING_ERROR, "b.grg_gme LIKE '90%'");
        return new Stays(
                "ssr",
                "ssr_b",
                "ssr_c",
                List.of("eta_num", "rha_num"),
                dropping,
                "'PMSI/SSR'",
                List.of(
                        Detail.of("ssr_gme", "ssr_b", "'GME/' || grg_gme"),
                        Detail.of("ssr_fp", "ssr_b", "icd10(fp_pec)"),
                        Detail.of("ssr_mp", "ssr_b", "icd10(mor_prp)"),
                        Detail.of("ssr_ae", "ssr_b", "icd10(etl_aff)"),
                        Detail.of("ssr_das", "ssr_d", "icd10(dgn_cod)"),
                        Detail.of("ssr_act", "ssr_ccam", "ccam(ccam_act)").counting("ccam_nbr_rea"),
                        Detail.of("ssr_csarr", "ssr_csarr", "'CSARR/' || csarr_cod")
                                .counting("nbr_csarr"),
                        Detail.of("ssr_med", "ssr_med", "ucd_text(ucd_ucd_cod)")
                                .counting("adm_nbr")
                                .after("dat_delai")),
                List.of(
                        Invoice.ofPublic("ssr", "sej_fac_am"),
                        Invoice.ofPrivate("ssr", "num_fac")));
    }

    private static Stays had() {
        var dropping = dropping("eta_num_epmsi", RETURNS);
        dropping.put(CleaningRule.GROUPING_ERROR, "b.eta_grp_ghpc LIKE '99%'");
        return new Stays(
                "had",
                "had_b",
                "had_c",
                List.of("eta_num_epmsi", "rhad_num"),
                dropping,
                "'PMSI/HAD'",
                List.of(
                        Detail.of("had_dp", "had_b", "icd10(dgn_pal)"),
                        Detail.of("had_das", "had_d", "icd10(dgn_ass)"),
                        Detail.of("had_mpp", "had_dmpp", "icd10(dgn_ass_mpp)"),
                        Detail.of("had_mpa", "had_dmpa", "icd10(dgn_ass_mpa)"),
                        Detail.of("had_act", "had_a", "ccam(ccam_cod)").counting("real_nbr"),
                        Detail.of("had_med", "had_med", "ucd_text(ucd_ucd_cod)")
                                .counting("adm_nbr")
                                .after("dat_delai")),
                List.of(
                        Invoice.ofPublic("had", "fac_sej_am"),
                        Invoice.ofPrivate("had", "fac_num")));
    }

    private static Stays rip() {
        return new Stays(
                "rip",
                "rip_rsa",
                "rip_c",
                List.of("eta_num_epmsi", "rip_num"),
                dropping("eta_num_epmsi", RETURNS),
                "'PMSI/RIP'",
                List.of(
                        Detail.of("rip_dp", "rip_rsa", "icd10(dgn_pal)"),
                        Detail.of("rip_das", "rip_rsad", "icd10(ass_dgn)"),
                        Detail.of("rip_act", "rip_ccam", "ccam(cdc_act)")
                                .counting("nbr_exe_act")
                                .after("ent_dat_del")),
                List.of(
                        Invoice.ofPublic("rip", "sej_fac_am"),
                        Invoice.ofPrivate("rip", "fac_num")));
    }

    private static Stays external(String field) {
        var name = field + "_ce";
        return new Stays(
                name,
                field + "_fastc",
                field + "_cstc",
                List.of("eta_num", "seq_num"),
                dropping("eta_num", EXTERNAL_RETURNS),
                "'PMSI/" + name.toUpperCase(java.util.Locale.ROOT) + "'",
                List.of(
                        Detail.of(name + "_act", field + "_fmstc", "ccam(ccam_cod)")
                                .after("del_dat_ent"),
                        Detail.of(name + "_fb", field + "_fbstc", "'NGAP/' || act_cod")
                                .counting("act_nbr")
                                .after("del_dat_ent")
                                .billed(),
                        Detail.of(name + "_fc", field + "_fcstc", "'NGAP/' || act_cod")
                                .counting("act_nbr")
                                .after("del_dat_ent")
                                .billed()),
                List.of());
    }

    private static Map<CleaningRule, String> dropping(String hospital, List<String> returns) {
        var rules = new EnumMap<CleaningRule, String>(CleaningRule.class);
        rules.put(
                CleaningRule.GEOGRAPHIC_FINESS,
                "b."
                        + hospital
                        + " IN ("
                        + CleaningRule.geographicFiness()
                        + ") AND b.year <= 2017");
        rules.put(
                CleaningRule.RETURN_CODES,
                CleaningRule.anyReturned(returns.stream().map(c -> "c." + c).toList()));
        return rules;
    }

    /// The tables that the events of these stays name.
    List<String> tables() {
        var tables = new ArrayList<>(List.of(name));
        details.forEach(detail -> tables.add(detail.table()));
        return tables;
    }

    String table() {
        return "stay_" + name;
    }

    String keys() {
        return "year, " + String.join(", ", key);
    }

    String on(String left, String right) {
        return keyStream()
                .map(k -> left + "." + k + " = " + right + "." + k)
                .collect(Collectors.joining(" AND "));
    }

    private java.util.stream.Stream<String> keyStream() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("year"), key.stream());
    }
}
