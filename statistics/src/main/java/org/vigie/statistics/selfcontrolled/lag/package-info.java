/// ConvSCCS: what an exposure does on each day after it began, for many exposures at once.
///
/// Start at {@link org.vigie.statistics.selfcontrolled.lag.LagDesign}, which packs cases; {@link
/// org.vigie.statistics.selfcontrolled.lag.LagSearch} chooses the penalty by cross-validation,
/// {@link org.vigie.statistics.selfcontrolled.lag.LagFit} holds the curves, and {@link
/// org.vigie.statistics.selfcontrolled.lag.LagIntervals} their intervals.
///
/// Morel M, Bacry E, Gaïffas S, Guilloux A, Leroy F (2020). ConvSCCS: convolutional self-controlled
/// case series model for lagged adverse event detection. doi 10.1093/biostatistics/kxz003.
@NullMarked
package org.vigie.statistics.selfcontrolled.lag;

import org.jspecify.annotations.NullMarked;
