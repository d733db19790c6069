/// What comes after an exposure compared with what came before it.
///
/// Start at {@link org.vigie.statistics.temporal.RateRatio}, the self-controlled cohort. The other
/// design compares with everybody's exposures too:
/// {@link org.vigie.statistics.temporal.TemporalPattern} (ICTPD) and its picture, the
/// {@link org.vigie.statistics.temporal.Chronograph}.
@NullMarked
package org.vigie.statistics.temporal;

import org.jspecify.annotations.NullMarked;
