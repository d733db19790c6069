package org.vigie.source.simulate;

import java.util.List;

/// What is planted, in the order of `planted.csv`.
record Plan(List<Planted> planted) {

    /// @param effects whether the odds ratios are those of the file, or all 1
    static Plan of(boolean effects) {
        var planted = DataRows.of("planted.csv").stream().map(Planted::of);
        return new Plan(effects ? planted.toList() : planted.map(Planted::withoutEffect).toList());
    }

    List<Planted> of(Role role) {
        return planted.stream().filter(p -> p.role() == role).toList();
    }

    /// How much more frequent the cancer is for all the factors taken together: the mean of the
    /// product of their odds ratios, which are independent of each other.
    double meanEffect() {
        double mean = 1;
        for (var factor : of(Role.FACTOR)) {
            mean *= 1 + (factor.oddsRatio() - 1) * factor.exposure();
        }
        return mean;
    }
}
