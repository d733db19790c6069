package org.vigie.report.table;

import java.util.List;
import org.vigie.statistics.Estimate;

/// A column of a table, or a field of a figure's data. Columns of one table have the same length.
public sealed interface Column {

    String name();

    /// Words; repeated ones are written once.
    record Text(String name, List<String> values) implements Column {}

    /// Whole numbers.
    record Count(String name, long[] values) implements Column {}

    /// So many of so many, shown with the percentage and sorted by it.
    record Share(String name, long[] counts, long[] totals) implements Column {}

    /// Ratios with their intervals, sorted by the ratio.
    record Ratio(String name, List<Estimate> values) implements Column {}

    /// Probabilities; very small ones are shown in powers of ten.
    record Probability(String name, double[] values) implements Column {}

    /// Amounts and counts that may be hidden (`NaN`), shown whole with separators.
    record Amount(String name, double[] values) implements Column {}

    /// Other numbers, shown with three significant digits.
    record Real(String name, double[] values) implements Column {}
}
