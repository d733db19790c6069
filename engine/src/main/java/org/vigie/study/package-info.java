/// The questions of the field, one sub-package each: a protocol, folds over people, and a result.
///
/// Start at {@link org.vigie.study.screen}, the agnostic screen.
package org.vigie.study;
