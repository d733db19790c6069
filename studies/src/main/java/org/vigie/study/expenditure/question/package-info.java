/// The question of a map of expenditure: which groups a person is in, and to which group each cent
/// goes.
///
/// Start at {@link org.vigie.study.expenditure.question.ExpenditureAnalysis}.
@NullMarked
package org.vigie.study.expenditure.question;

import org.jspecify.annotations.NullMarked;
