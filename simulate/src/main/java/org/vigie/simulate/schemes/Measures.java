package org.vigie.simulate.schemes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What tests measure, and how it is spread among people: normal, cut off above 0, rounded as a
/// laboratory would.
public final class Measures {

    /// @param scale 10 to the power of the decimals reported
    public record Measure(String unit, double mean, double deviation, double scale) {

        /// A value that lies so many deviations from the mean.
        public double value(double deviations) {
            double least = 1 / scale;
            return Math.max(least, Math.rint((mean + deviations * deviation) * scale) / scale);
        }
    }

    private final Map<String, Measure> byCode = new HashMap<>();

    public Measures() {
        for (var row : DataRows.of("tests.csv")) {
            double scale = 1;
            for (int d = Integer.parseInt(row.get("decimals")); d > 0; d--) {
                scale *= 10;
            }
            byCode.put(
                    Kind.TEST.code(row.get("code")),
                    new Measure(
                            row.get("unit"),
                            Double.parseDouble(row.get("mean")),
                            Double.parseDouble(row.get("sd")),
                            scale));
        }
    }

    /// What a code measures, where it is a test.
    public Optional<Measure> of(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
