package org.vigie.study.surveillance;

import java.util.List;
import org.vigie.report.AttritionTable;
import org.vigie.report.table.ResultSection;

/// The tables of a surveillance.
final class SurveillanceResults {

    static final ResultSection SECTION =
            new ResultSection(
                    "`study: surveillance`",
                    """
                    Hidden numbers are empty. Every day with a record of an exposure is a dose; a
                    person is at risk on the days of the risk window after a dose that are observed,
                    without the washout, until a first outcome ever. A pair whose history has 1 to
                    `small_cells` events is not tested. With `binomial` only doses count both
                    windows of which are over and observed, and free of other doses' risk windows.
                    Of several exposures the last step of the attrition, how many were exposed, is
                    left out: with the tables it would tell who had one of them only.
                    """,
                    List.of(
                            SurveillanceResultTables.AT_LOOKS,
                            PairLookResultTables.CALIBRATION,
                            PairLookResultTables.SUMS,
                            SurveillanceResultTables.PERFORMANCE,
                            AttritionTable.OF_MANY));

    private SurveillanceResults() {}
}
