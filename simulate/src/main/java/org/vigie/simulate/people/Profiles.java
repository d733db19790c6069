package org.vigie.simulate.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.vigie.simulate.schemes.DataRows;
import org.vigie.timeline.Sex;

/// How often something happens in each sex and band of ten years of age, relative to its usual
/// rate.
final class Profiles {

    static final int BANDS = 10;

    private final Map<String, double[][]> byName = new HashMap<>();

    Profiles() {
        for (var row : DataRows.of("profiles.csv")) {
            var rates = byName.computeIfAbsent(row.get("profile"), _ -> new double[2][BANDS]);
            var bands = rates[Sex.ofLetter(row.get("sex")).ordinal()];
            for (int band = 0; band < BANDS; band++) {
                bands[band] = Double.parseDouble(row.get("age_" + band * 10));
            }
        }
    }

    /// Rates by sex (female 0, male 1) and band.
    double[][] rates(String profile) {
        return Objects.requireNonNull(byName.get(profile), () -> "there is no profile " + profile);
    }

    static int band(int age) {
        return Math.clamp(age / 10, 0, BANDS - 1);
    }
}
