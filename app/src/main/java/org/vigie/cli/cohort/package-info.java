/// Commands about cohorts.
///
/// Start at {@link org.vigie.cli.cohort.CohortCommand}.
@NullMarked
package org.vigie.cli.cohort;

import org.jspecify.annotations.NullMarked;
