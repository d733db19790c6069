/// Systematic error of what is expected, as negative controls show it.
///
/// Start at {@link org.vigie.statistics.sequential.error.RateError}.
@NullMarked
package org.vigie.statistics.sequential.error;

import org.jspecify.annotations.NullMarked;
