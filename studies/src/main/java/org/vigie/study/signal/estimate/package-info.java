/// What the counts of a search for signals give: ratios by each method, curves, diagnostics,
/// calibration.
///
/// Start at {@link org.vigie.study.signal.estimate.OutcomeSignals}.
package org.vigie.study.signal.estimate;
