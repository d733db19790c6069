package org.vigie.cli.cohort;

import java.util.OptionalLong;
import org.vigie.report.table.Lines;
import picocli.CommandLine.Option;

/// `--small-cells`: which numbers of people are not told where people are counted.
final class SmallCellsOption {

    @Option(
            names = "--small-cells",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    """
                    Counts of 1 to so many people are hidden in summary.csv, attrition.csv and \
                    what is said; 0 hides none (default: ${DEFAULT-VALUE}). Who is in a cohort is \
                    written person by person whatever this says.\
                    """)
    int most;

    /// What is wrong with what was said; empty where nothing is.
    String fault() {
        return most >= 0 && most <= 1000
                ? ""
                : "--small-cells needs a whole number from 0 to 1000, was " + most;
    }

    static String count(OptionalLong count, String one, String more) {
        return count.isPresent()
                ? Lines.count(count.getAsLong(), one, more)
                : "a hidden number of " + more;
    }
}
