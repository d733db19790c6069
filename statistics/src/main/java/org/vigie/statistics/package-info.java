/// Pure numbers, no people: likelihoods, regressions, distributions, multiple testing.
///
/// Each class says the formula, its source and its edge cases, and has a hand-solved test and one
/// against R. Start at {@link org.vigie.statistics.Estimate}, then
/// {@link org.vigie.statistics.MatchedOddsRatio}, which most of a screen is made of. Signal
/// detection is one sub-package a question: `disproportionality`, `symmetry`, `temporal`, `scan`,
/// `sequential`; `calibration` and `evaluation` say how far to trust their answers.
@NullMarked
package org.vigie.statistics;

import org.jspecify.annotations.NullMarked;
