/// How the rate may change with age and season.
///
/// Start at {@link org.vigie.statistics.selfcontrolled.time.TimeTerm}.
package org.vigie.statistics.selfcontrolled.time;
