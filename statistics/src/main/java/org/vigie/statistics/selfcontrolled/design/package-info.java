/// What a case series asks: eras, windows of risk, terms of time, and what is tallied of each case.
///
/// Start at {@link org.vigie.statistics.selfcontrolled.design.CaseDesign}.
@NullMarked
package org.vigie.statistics.selfcontrolled.design;

import org.jspecify.annotations.NullMarked;
