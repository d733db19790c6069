/// How the rate may change with age and season.
///
/// Start at {@link org.vigie.statistics.selfcontrolled.time.TimeTerm}.
@NullMarked
package org.vigie.statistics.selfcontrolled.time;

import org.jspecify.annotations.NullMarked;
