package org.vigie.simulate.raw;

import java.util.List;
import java.util.Optional;
import org.vigie.simulate.people.Catalogue;
import org.vigie.simulate.people.PersonEvents;
import org.vigie.simulate.schemes.Kind;
import org.vigie.statistics.random.Mixing;

/// How the fields of PMSI other than MCO write a stay: the names of their files and columns.
enum OtherField {
    SSR(
            "ETA_NUM RHA_NUM",
            "B.csv",
            "RHS_NUM FP_PEC MOR_PRP ETL_AFF GRG_GME",
            "D.csv",
            "RHS_NUM DGN_COD",
            "CCAM.csv",
            "RHS_NUM CCAM_ACT CCAM_NBR_REA",
            "SEJ_FAC_AM"),
    HAD(
            "ETA_NUM_EPMSI RHAD_NUM",
            "B.csv",
            "DGN_PAL ETA_GRP_GHPC",
            "D.csv",
            "DGN_ASS",
            "A.csv",
            "CCAM_COD REAL_NBR",
            "FAC_SEJ_AM"),
    RIP(
            "ETA_NUM_EPMSI RIP_NUM",
            "RSA.csv",
            "DGN_PAL",
            "RSAD.csv",
            "ASS_DGN",
            "CCAM.csv",
            "CDC_ACT ENT_DAT_DEL NBR_EXE_ACT",
            "SEJ_FAC_AM");

    private static final int ONE_IN = 24;

    final String keys;
    final String main;
    final String diagnoses;
    final String acts;

    /// The column that says whether the insurance pays an invoice.
    final String billable;

    private final String mainColumns;
    private final String diagnosisColumns;
    private final String actColumns;

    OtherField(
            String keys,
            String main,
            String mainColumns,
            String diagnoses,
            String diagnosisColumns,
            String acts,
            String actColumns,
            String billable) {
        this.keys = keys;
        this.main = main;
        this.mainColumns = mainColumns;
        this.diagnoses = diagnoses;
        this.diagnosisColumns = diagnosisColumns;
        this.acts = acts;
        this.actColumns = actColumns;
        this.billable = billable;
    }

    /// The field of a stay where it is not MCO: one stay in eight, drawn by its number. Only RIP
    /// tells the days of acts, so that a stay with an act after its entry is no stay of SSR or HAD.
    ///
    /// @param events the stay among the person's events, then what was told of it
    static Optional<OtherField> of(PersonEvents chart, List<Integer> events, Catalogue catalogue) {
        int event = events.getFirst();
        int drawn = (int) Math.floorMod(Mixing.scramble(~chart.visit(event)), (long) ONE_IN);
        boolean later =
                events.stream()
                        .anyMatch(p ->
                                catalogue.kind(chart.code(p)) == Kind.PROCEDURE
                                        && chart.day(p) != chart.day(event));
        return drawn >= values().length
                ? Optional.empty()
                : Optional.of(later ? RIP : values()[drawn]);
    }

    String mainColumns() {
        return keys + " " + mainColumns;
    }

    String diagnosisColumns() {
        return keys + " " + diagnosisColumns;
    }

    String actColumns() {
        return keys + " " + actColumns;
    }

    /// The row of a stay. @param group empty where the field has none
    Object[] main(String hospital, int number, String diagnosis, String group) {
        return switch (this) {
            case SSR -> new Object[] {hospital, number, 1, "", diagnosis, "", group};
            case HAD -> new Object[] {hospital, number, diagnosis, group};
            case RIP -> new Object[] {hospital, number, diagnosis};
        };
    }

    Object[] diagnosis(String hospital, int number, String code) {
        return this == SSR
                ? new Object[] {hospital, number, 1, code}
                : new Object[] {hospital, number, code};
    }

    /// @param delay days after the entry
    Object[] act(String hospital, int number, String code, int delay) {
        return switch (this) {
            case SSR -> new Object[] {hospital, number, 1, code, 1};
            case HAD -> new Object[] {hospital, number, code, 1};
            case RIP -> new Object[] {hospital, number, code, delay, 1};
        };
    }
}
