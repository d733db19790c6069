/// `vigie cohort`: the files of who is in cohorts, how many, and how many came how far.
///
/// Start at {@link org.vigie.study.cohort.CohortResults}.
package org.vigie.study.cohort;
