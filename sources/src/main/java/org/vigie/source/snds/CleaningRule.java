package org.vigie.source.snds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is left out unless it is asked to be kept. A row that several rules would leave out counts
/// in the first of them, in this order.
public enum CleaningRule {
    /// Acts of public hospitals that DCIR repeats for information only; PMSI has them.
    DPN_QLF_71("prestations with DPN_QLF 71: told for information, PMSI has them"),
    /// What AP-HP, AP-HM and HCL sent a second time under the number of the place of care,
    /// until 2017.
    GEOGRAPHIC_FINESS(
            "stays until 2017 sent a second time under a geographic FINESS of AP-HP, AP-HM or HCL"),
    RETURN_CODES("stays whose chaining has an error: a return code other than 0"),
    GROUPING_ERROR("stays that could not be grouped: GHM or GME 90, GHPC 99"),
    GHS_9999("stays with GHS 9999: not valued"),
    GHM_14Z08Z("stays with GHM 14Z08Z: chained with nobody"),
    SEJ_TYP_B("stays of type B, provided for another hospital, except sessions (GHM 28)"),
    /// What private hospitals bill is paid, and told, in DCIR.
    PRIVATE_INVOICES(
            """
            invoices FA of private hospitals in years of whose care ER_PRS_F tells, which \
            has the same euros\
            """),
    NOT_BILLABLE(
            """
            invoices STC that the insurance does not pay, or not yet: SEJ_FAC_AM or \
            FAC_SEJ_AM other than 1\
            """),
    /// Negative lines and the lines they cancel.
    REGULARISATIONS("lines that a later line takes back, and the lines that take them back");

    private final String words;

    CleaningRule(String words) {
        this.words = words;
    }

    /// As it is written on the command line: `dpn-qlf-71`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    /// @throws IllegalArgumentException where there is no such rule
    public static CleaningRule of(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no rule "
                                        + label
                                        + "; the rules are "
                                        + Arrays.stream(values())
                                                .map(CleaningRule::label)
                                                .collect(Collectors.joining(", "))));
    }

    /// FINESS numbers, nine characters each, as a list of SQL.
    static String geographicFiness() {
        return SndsTable.rows("geographic-finess.csv").stream()
                .map(row -> "'" + row[0] + "'")
                .collect(Collectors.joining(", "));
    }

    /// A condition of DuckDB: some of these columns is there and not 0.
    static String anyReturned(List<String> columns) {
        return columns.stream()
                .map(c -> "coalesce(" + c + ", '0') NOT IN ('0', '00', '000', 'false')")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
