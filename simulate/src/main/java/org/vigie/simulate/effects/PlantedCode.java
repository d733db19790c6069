package org.vigie.simulate.effects;

import org.vigie.simulate.schemes.DataRows;

/// One code with a role.
///
/// @param start first day of the window, relative to the cancer; 0 where there is none
/// @param end last day of the window, inclusive; 0 where there is none
/// @param oddsRatio `NaN` where the role has none
/// @param perYear how often it happens to anybody, 0 where that is not planted
public record PlantedCode(
        String code,
        String name,
        Role role,
        int start,
        int end,
        double oddsRatio,
        double perYear,
        String comment) {

    public static final double YEAR = 365.25;

    public static PlantedCode of(DataRows.Row row) {
        return new PlantedCode(
                row.get("code"),
                row.get("name"),
                Role.ofLabel(row.get("role")),
                whole(row.get("window_start_day")),
                whole(row.get("window_end_day")),
                number(row.get("odds_ratio"), Double.NaN),
                number(row.get("per_year"), 0),
                row.get("comment"));
    }

    private static int whole(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static double number(String text, double absent) {
        return text.isEmpty() ? absent : Double.parseDouble(text);
    }

    public boolean hasWindow() {
        return start < end;
    }

    public double perDay() {
        return perYear / YEAR;
    }

    /// The probability that anybody has one or more in a span as long as the window: events come
    /// one by one at a constant rate, so it is 1 − exp(−rate × days).
    public double exposure() {
        return -StrictMath.expm1(-perDay() * (end - start + 1));
    }

    PlantedCode withoutEffect() {
        return Double.isNaN(oddsRatio)
                ? this
                : new PlantedCode(
                        code,
                        name,
                        role,
                        start,
                        end,
                        1,
                        perYear,
                        "no effect is planted in this store");
    }
}
