/// Whether an exposure and an event are recorded together more often than chance has it.
///
/// Start at {@link org.vigie.statistics.disproportionality.TwoByTwo}: four counts, three ratios and
/// the usual flags. {@link org.vigie.statistics.disproportionality.GammaPoissonPrior} shrinks them
/// (GPS), {@link org.vigie.statistics.disproportionality.PersonTime} gives the expected count of
/// its longitudinal form (LGPS), and {@link org.vigie.statistics.disproportionality.Leopard} tells
/// drugs that are given for the first signs of the event.
@NullMarked
package org.vigie.statistics.disproportionality;

import org.jspecify.annotations.NullMarked;
