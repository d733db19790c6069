/// How well methods tell drugs that do harm from drugs that do not, in a store: a search for
/// signals over the pairs of a reference set, whose truth is known, judged.
///
/// Start at {@link org.vigie.study.evaluation.EvaluationAnalysis}.
@NullMarked
package org.vigie.study.evaluation;

import org.jspecify.annotations.NullMarked;
