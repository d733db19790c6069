/// The questions of the field, one sub-package each: a protocol, folds over people, and a result.
///
/// Start at {@link org.vigie.study.screen}, the agnostic screen. Whom a protocol means is a
/// {@link org.vigie.study.CohortSource}.
@NullMarked
package org.vigie.study;

import org.jspecify.annotations.NullMarked;
