/// How easily people of a store could be told apart by who knows a little of them.
///
/// Start at {@link org.vigie.study.reidentification.ReidentificationAnalysis}. States name people
/// or their events and stay where the people are; what is reported are counts.
@NullMarked
package org.vigie.study.reidentification;

import org.jspecify.annotations.NullMarked;
