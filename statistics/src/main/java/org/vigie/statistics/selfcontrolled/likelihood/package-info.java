/// The conditional likelihood of a case series, and its maximum.
///
/// Start at {@link org.vigie.statistics.selfcontrolled.likelihood.CaseLikelihood}.
@NullMarked
package org.vigie.statistics.selfcontrolled.likelihood;

import org.jspecify.annotations.NullMarked;
