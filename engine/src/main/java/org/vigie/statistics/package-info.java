/// Pure numbers, no people: likelihoods, regressions, distributions, multiple testing.
///
/// Each class says the formula, its source and its edge cases, and has a hand-solved test and one
/// against R. Start at {@link org.vigie.statistics.Estimate}.
package org.vigie.statistics;
