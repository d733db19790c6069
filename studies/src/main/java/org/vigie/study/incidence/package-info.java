/// What a store holds, without naming a question, and how often something named begins and is
/// there.
///
/// Start at {@link org.vigie.study.characterisation.StoreContentsFold} for the first and
/// {@link org.vigie.study.incidence.IncidencePrevalenceAnalysis} for the second.
@NullMarked
package org.vigie.study.incidence;

import org.jspecify.annotations.NullMarked;
