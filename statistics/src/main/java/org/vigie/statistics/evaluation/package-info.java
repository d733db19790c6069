/// How well a method tells drugs that cause an outcome from drugs that do not, over pairs whose
/// truth is known.
///
/// Start at {@link org.vigie.statistics.evaluation.Evaluation}: read a
/// {@link org.vigie.statistics.evaluation.ReferenceSet}, run a method over its controls, hand in
/// one {@link org.vigie.statistics.evaluation.ScoredControl} each, and read its
/// {@link org.vigie.statistics.evaluation.Metrics} before and after calibration.
@NullMarked
package org.vigie.statistics.evaluation;

import org.jspecify.annotations.NullMarked;
