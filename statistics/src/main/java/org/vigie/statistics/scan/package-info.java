/// Where in a tree of codes there is more than chance explains, all its branches looked at
/// together.
///
/// Start at {@link org.vigie.statistics.scan.TreeScan}, which scans a
/// {@link org.vigie.statistics.scan.Forest} under one of the
/// {@link org.vigie.statistics.scan.TreeModel}s; {@link org.vigie.statistics.scan.TreeTemporalScan}
/// looks for branches and days at once.
@NullMarked
package org.vigie.statistics.scan;

import org.jspecify.annotations.NullMarked;
