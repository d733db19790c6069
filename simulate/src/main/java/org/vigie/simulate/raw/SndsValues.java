package org.vigie.simulate.raw;

import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// How the SNDS writes people, codes and days.
final class SndsValues {

    private static final int TWINS = 20;

    private SndsValues() {}

    /// Twenty persons apart, one and the next share a pseudonym.
    static String pseudonym(long person) {
        return String.format("%017d", twin(person) ? person - 1 : person);
    }

    static int rank(long person) {
        return twin(person) ? 2 : 1;
    }

    /// Whether a person is the second under a pseudonym.
    static boolean twin(long person) {
        return person % TWINS == 2;
    }

    /// A code as the SNDS writes it.
    static String bare(String code) {
        return code.substring(code.indexOf('/') + 1).replace(".", "");
    }

    static String day(int day) {
        if (day == Timeline.NO_DAY) {
            return "";
        }
        var parts = Days.text(day).split("-");
        return parts[2] + "/" + parts[1] + "/" + parts[0];
    }
}
