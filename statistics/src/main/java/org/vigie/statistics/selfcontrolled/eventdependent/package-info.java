/// Case series where the event changes later exposure, or ends observation.
///
/// Start at {@link org.vigie.statistics.selfcontrolled.eventdependent.EventDependentExposure}.
@NullMarked
package org.vigie.statistics.selfcontrolled.eventdependent;

import org.jspecify.annotations.NullMarked;
