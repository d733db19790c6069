/// Which of two things came first, more often than the trends of both explain.
///
/// Start at {@link org.vigie.statistics.symmetry.SequenceRatio};
/// {@link org.vigie.statistics.symmetry.NullEffect} is what the trends alone would give.
@NullMarked
package org.vigie.statistics.symmetry;

import org.jspecify.annotations.NullMarked;
