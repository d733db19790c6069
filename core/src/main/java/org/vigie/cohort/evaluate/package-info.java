/// Who enters cohorts, evaluated over people.
///
/// {@link org.vigie.cohort.evaluate.PlainEvaluator} says what a definition means and is the
/// reference; {@link org.vigie.cohort.evaluate.FastEvaluator} gives the same for many definitions
/// at once, after an {@link org.vigie.cohort.evaluate.EvaluationPlan}. Start at
/// {@link org.vigie.cohort.evaluate.CohortFold}.
@NullMarked
package org.vigie.cohort.evaluate;

import org.jspecify.annotations.NullMarked;
