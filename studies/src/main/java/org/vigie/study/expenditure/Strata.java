package org.vigie.study.expenditure;

import java.util.ArrayList;
import java.util.List;
import org.vigie.study.expenditure.question.ExpenditureAxis;

/// The sums among the strata of a table with all its totals.
///
/// @param axes the last varies fastest
record Strata(List<ExpenditureAxis> axes) {

    /// A sum: the stratum of all values of an axis, and the strata of each.
    record Total(int total, int[] parts) {}

    List<Total> totals() {
        var totals = new ArrayList<Total>();
        int size = 1;
        for (var axis : axes) {
            size *= axis.places();
        }
        int step = size;
        for (var axis : axes) {
            step /= axis.places();
            for (int stratum = 0; stratum < size; stratum++) {
                if (axis.places() > 1 && stratum / step % axis.places() == axis.all()) {
                    var parts = new int[axis.values().size()];
                    for (int value = 0; value < parts.length; value++) {
                        parts[value] = stratum - (axis.all() - value) * step;
                    }
                    totals.add(new Total(stratum, parts));
                }
            }
        }
        return totals;
    }
}
