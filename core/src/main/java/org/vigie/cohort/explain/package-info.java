/// Why a person is in a cohort or not, as a tree of what held and what failed.
///
/// Start at {@link org.vigie.cohort.explain.PersonExplanation}.
@NullMarked
package org.vigie.cohort.explain;

import org.jspecify.annotations.NullMarked;
