package org.vigie.simulate.effects;

import java.util.List;
import org.vigie.simulate.schemes.DataRows;

/// What is planted, in the order of `planted.csv`.
public record PlantedCodes(List<PlantedCode> planted) {

    /// @param effects whether the odds ratios are those of the file, or all 1
    public static PlantedCodes of(boolean effects) {
        var planted = DataRows.of("planted.csv").stream().map(PlantedCode::of);
        return new PlantedCodes(
                effects ? planted.toList() : planted.map(PlantedCode::withoutEffect).toList());
    }

    public List<PlantedCode> of(Role role) {
        return planted.stream().filter(p -> p.role() == role).toList();
    }

    /// How much more frequent the cancer is for all the factors taken together: the mean of the
    /// product of their odds ratios, which are independent of each other.
    public double meanEffect() {
        double mean = 1;
        for (var factor : of(Role.FACTOR)) {
            mean *= 1 + (factor.oddsRatio() - 1) * factor.exposure();
        }
        return mean;
    }
}
