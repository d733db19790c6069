/// Surveillance: whether an outcome comes more often after an exposure than its history lets
/// expect, looked at again whenever a month has passed.
///
/// Start at {@link org.vigie.study.surveillance.SurveillanceAnalysis}.
@NullMarked
package org.vigie.study.surveillance;

import org.jspecify.annotations.NullMarked;
