package org.vigie.simulate.schemes;

import java.util.ArrayList;
import java.util.List;

/// The shape of ATC: five levels of 1, 3, 4, 5 and 7 characters, each a prefix of the next.
public final class Atc {

    private static final int[] LEVELS = {1, 3, 4, 5};

    private Atc() {}

    /// Some chemical groups (level 4) of an anatomical group: A01AA, A01AB, A01BA, and so on.
    static List<String> groups(String letter, int therapeutic) {
        var groups = new ArrayList<String>();
        for (int t = 1; t <= therapeutic; t++) {
            for (char pharmacological = 'A'; pharmacological <= 'C'; pharmacological++) {
                for (char chemical = 'A'; chemical <= 'B'; chemical++) {
                    groups.add(String.format("%s%02d%c%c", letter, t, pharmacological, chemical));
                }
            }
        }
        return groups;
    }

    /// The chemical group of a substance.
    public static String group(String substance) {
        return substance.substring(0, LEVELS[LEVELS.length - 1]);
    }

    /// The levels above a code of any level, highest first.
    static List<String> above(String bare) {
        var above = new ArrayList<String>();
        for (int level : LEVELS) {
            if (level < bare.length()) {
                above.add(bare.substring(0, level));
            }
        }
        return above;
    }
}
