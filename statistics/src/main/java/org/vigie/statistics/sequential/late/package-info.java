/// Data that come late: how many of the days at risk are over, and how many of the events are
/// known, at a look.
///
/// Start at {@link org.vigie.statistics.sequential.late.RiskWindow}.
@NullMarked
package org.vigie.statistics.sequential.late;

import org.jspecify.annotations.NullMarked;
