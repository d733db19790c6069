/// The rules of a map: groups of diseases, families and items of expenditure, as a file says them.
///
/// Start at {@link org.vigie.study.expenditure.rules.RuleBook}.
package org.vigie.study.expenditure.rules;
