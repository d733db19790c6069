/// What a cohort definition says, checked: records that mean what Circe's JSON means.
///
/// Start at {@link org.vigie.cohort.definition.CohortDefinition}. What the parts mean where it is
/// not obvious stands in `docs/conventions.md`.
@NullMarked
package org.vigie.cohort.definition;

import org.jspecify.annotations.NullMarked;
