/// Files of definitions and of cohorts: read, and written.
///
/// Start at {@link org.vigie.cohort.files.DefinitionFiles} for definitions and
/// {@link org.vigie.cohort.files.CohortTable} for entries into cohorts.
@NullMarked
package org.vigie.cohort.files;

import org.jspecify.annotations.NullMarked;
