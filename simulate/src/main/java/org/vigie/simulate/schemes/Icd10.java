package org.vigie.simulate.schemes;

import java.util.ArrayList;
import java.util.List;

/// The shape of ICD-10: a letter and two digits, then a digit behind a point, within chapters.
public final class Icd10 {

    private Icd10() {}

    /// The families from one to another, both included: A98, A99, B00, B01.
    static List<String> families(String first, String last) {
        var families = new ArrayList<String>();
        for (int number = number(first); number <= number(last); number++) {
            families.add(String.format("%c%02d", 'A' + number / 100, number % 100));
        }
        return families;
    }

    private static int number(String family) {
        return (family.charAt(0) - 'A') * 100 + Integer.parseInt(family.substring(1, 3));
    }

    /// The family of a code, or of a family itself.
    public static String family(String bare) {
        return bare.substring(0, 3);
    }

    /// Whether a family or a code below it lies between two families, both included.
    static boolean within(String bare, String first, String last) {
        int family = number(bare);
        return family >= number(first) && family <= number(last);
    }
}
