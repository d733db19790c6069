/// Pure numbers, no people: likelihoods, regressions, distributions, multiple testing.
///
/// Each class says the formula, its source and its edge cases, and has a hand-solved test and one
/// against R. Start at {@link org.vigie.statistics.Estimate}, then
/// {@link org.vigie.statistics.MatchedOddsRatio}, which most of a screen is made of.
package org.vigie.statistics;
