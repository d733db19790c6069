/// The rules of a map: groups of diseases, families and items of expenditure, as a file says them.
///
/// Start at {@link org.vigie.study.expenditure.rules.RuleBook}.
@NullMarked
package org.vigie.study.expenditure.rules;

import org.jspecify.annotations.NullMarked;
