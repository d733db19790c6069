/// The agnostic screen: which of all recorded codes precede an outcome, how long before, and with
/// what certainty. Matched controls, one pass, exact conditional odds ratios.
///
/// Start at {@link org.vigie.study.screen.ScreenResult}.
package org.vigie.study.screen;
