/// What the counts of a search for signals give: ratios by each method, curves, diagnostics,
/// calibration.
///
/// Start at {@link org.vigie.study.signal.estimate.OutcomeSignals}.
@NullMarked
package org.vigie.study.signal.estimate;

import org.jspecify.annotations.NullMarked;
