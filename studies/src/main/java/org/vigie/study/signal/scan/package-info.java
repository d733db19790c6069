/// Scans of every branch of the exposures' hierarchy with every outcome.
///
/// Start at {@link org.vigie.study.signal.scan.TreeSearch}.
@NullMarked
package org.vigie.study.signal.scan;

import org.jspecify.annotations.NullMarked;
