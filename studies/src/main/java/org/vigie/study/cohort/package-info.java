/// `vigie cohort`: the files of who is in cohorts, how many, and how many came how far.
///
/// Start at {@link org.vigie.study.cohort.CohortResults}.
@NullMarked
package org.vigie.study.cohort;

import org.jspecify.annotations.NullMarked;
