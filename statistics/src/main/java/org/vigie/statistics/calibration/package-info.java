/// What negative controls say about a method's systematic error, and estimates in which it is
/// allowed for.
///
/// Start at {@link org.vigie.statistics.calibration.NullDistribution}, which needs negative
/// controls only; {@link org.vigie.statistics.calibration.ErrorModel} lets the error depend on the
/// true effect, with positive controls too.
@NullMarked
package org.vigie.statistics.calibration;

import org.jspecify.annotations.NullMarked;
