package org.vigie.report.figure;

import java.util.List;
import org.vigie.report.table.Column;
import org.vigie.statistics.Estimate;

/// The data of a forest plot: two texts that say whose estimate it is, the estimate, and where it
/// is drawn.
public final class ForestColumns {

    private ForestColumns() {}

    public static List<Column> of(
            String first,
            List<String> firsts,
            String second,
            List<String> seconds,
            List<Estimate> estimates,
            RatioAxis axis) {
        return List.of(
                new Column.Text(first, firsts),
                new Column.Text(second, seconds),
                new Column.Ratio("oddsRatio", estimates),
                new Column.Real(
                        "drawn", axis.clamp(estimates.stream().mapToDouble(Estimate::value))),
                new Column.Real("from", axis.clamp(estimates.stream().mapToDouble(Estimate::low))),
                new Column.Real("to", axis.clamp(estimates.stream().mapToDouble(Estimate::high))));
    }
}
