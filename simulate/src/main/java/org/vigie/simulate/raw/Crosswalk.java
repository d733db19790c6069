package org.vigie.simulate.raw;

import org.vigie.simulate.people.Catalogue;
import org.vigie.statistics.random.Mixing;
import org.vigie.timeline.Codes;

/// The codes that the SNDS has where a simulation has others: packs (CIP13) and units (UCD) of
/// drugs, acts of biology (NABM), groups of stays (GHM). They have the right form and are made by
/// rule; `crosswalk.csv` tells them all.
final class Crosswalk {

    private static final String[] GROUPS = {"04M05", "05M04", "06M03", "08C02", "10M02", "23M20"};

    private final Catalogue catalogue;

    Crosswalk(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// 34009, 3, six digits and the check digit of EAN-13.
    static String cip13(int code) {
        var digits = "3400930" + String.format("%05d", code);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    static String ucd(int code) {
        return "00000093" + String.format("%05d", code);
    }

    static String nabm(int code) {
        return String.format("%04d", 1 + code % 9_999);
    }

    static String ghm(long number) {
        long drawn = Mixing.scramble(number);
        return GROUPS[(int) Math.floorMod(drawn, (long) GROUPS.length)]
                + (1 + Math.floorMod(drawn >> 8, 4L));
    }

    /// What the SNDS has for a code, as the store of an import writes it, and the code.
    void write(RowFiles files) throws java.io.IOException {
        Codes codes = catalogue.codes;
        for (int id = 0; id < codes.size(); id++) {
            var code = codes.text(id);
            switch (catalogue.kind(id)) {
                case DRUG -> {
                    if (code.length() == "ATC/A10BA02".length()) {
                        line(files, "CIP13/" + cip13(id), code);
                        line(files, "UCD/" + ucd(id).replaceAll("^0+", ""), code);
                    }
                }
                case TEST -> line(files, "NABM/" + nabm(id), code);
                case VISIT, DEATH, DIAGNOSIS, PROCEDURE -> {}
            }
        }
        line(files, "PRS_NAT/1111", "VISIT/GP");
        for (var field : OtherField.values()) {
            line(files, "PMSI/" + field.name(), "VISIT/STAY");
        }
        for (var group : GROUPS) {
            for (int level = 1; level <= 4; level++) {
                line(files, "GHM/" + group + level, "VISIT/STAY");
            }
        }
    }

    private static void line(RowFiles files, String snds, String code) throws java.io.IOException {
        files.row("crosswalk.csv", "snds code", snds, code);
    }
}
