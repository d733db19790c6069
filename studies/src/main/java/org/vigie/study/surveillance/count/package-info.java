/// The one pass over everybody: days at risk, first outcomes and people by look.
///
/// Start at {@link org.vigie.study.surveillance.count.SurveillanceFold}.
@NullMarked
package org.vigie.study.surveillance.count;

import org.jspecify.annotations.NullMarked;
