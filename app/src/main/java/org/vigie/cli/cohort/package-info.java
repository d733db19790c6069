/// Commands about cohorts.
///
/// Start at {@link org.vigie.cli.cohort.CohortCommand}.
package org.vigie.cli.cohort;
