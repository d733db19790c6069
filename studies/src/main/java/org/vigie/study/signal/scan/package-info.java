/// Scans of every branch of the exposures' hierarchy with every outcome.
///
/// Start at {@link org.vigie.study.signal.scan.TreeSearch}.
package org.vigie.study.signal.scan;
