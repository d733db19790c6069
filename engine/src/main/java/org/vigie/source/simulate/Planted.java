package org.vigie.source.simulate;

import java.util.Map;

/// One code with a role.
///
/// @param start     first day of the window, relative to the cancer; 0 where there is none
/// @param end       last day of the window, inclusive; 0 where there is none
/// @param oddsRatio `NaN` where the role has none
/// @param perYear   how often it happens to anybody, 0 where that is not planted
record Planted(String code, String name, Role role, int start, int end, double oddsRatio, double perYear,
        String comment) {

    static final double YEAR = 365.25;

    static Planted of(Map<String, String> row) {
        return new Planted(row.get("code"), row.get("name"), Role.ofLabel(row.get("role")),
                whole(row.get("window_start_day")), whole(row.get("window_end_day")),
                number(row.get("odds_ratio"), Double.NaN), number(row.get("per_year"), 0), row.get("comment"));
    }

    private static int whole(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static double number(String text, double absent) {
        return text.isEmpty() ? absent : Double.parseDouble(text);
    }

    boolean hasWindow() {
        return start < end;
    }

    double perDay() {
        return perYear / YEAR;
    }

    /// The chance that anybody has one or more in a span as long as the window: events come one by
    /// one at a constant rate, so it is 1 − exp(−rate × days).
    double exposure() {
        return -StrictMath.expm1(-perDay() * (end - start + 1));
    }

    Planted withoutEffect() {
        return Double.isNaN(oddsRatio) ? this
                : new Planted(code, name, role, start, end, 1, perYear, "no effect is planted in this store");
    }
}
