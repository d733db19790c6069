/// Who enters a cohort, when, and until when.
///
/// A definition ({@link org.vigie.cohort.definition.CohortDefinition}, read by
/// {@link org.vigie.cohort.circe.CirceReader} or
/// {@link org.vigie.cohort.language.DefinitionReader}) is bound to the vocabulary of a store as a
/// {@link org.vigie.cohort.Cohort}; {@link org.vigie.cohort.evaluate.CohortFold} evaluates many of
/// them in one pass. What a definition means is said by
/// {@link org.vigie.cohort.evaluate.PlainEvaluator}, the reference;
/// {@link org.vigie.cohort.evaluate.FastEvaluator} gives the same, and
/// {@link org.vigie.cohort.explain.PersonExplanation} says why.
@NullMarked
package org.vigie.cohort;

import org.jspecify.annotations.NullMarked;
