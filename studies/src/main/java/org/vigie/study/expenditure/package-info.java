/// The map of diseases and expenditure: who has what in each year, and what is spent on it.
///
/// Start at {@link org.vigie.study.expenditure.rules.RuleBook}, which says what a disease is, then
/// {@link org.vigie.study.expenditure.question.ExpenditureFold}, which reads a person, and
/// {@link org.vigie.study.expenditure.question.Allocation}, which gives every cent of a person and
/// year to one group.
@NullMarked
package org.vigie.study.expenditure;

import org.jspecify.annotations.NullMarked;
