/// The one pass over everybody: days at risk, first outcomes and people by look.
///
/// Start at {@link org.vigie.study.surveillance.count.SurveillanceFold}.
package org.vigie.study.surveillance.count;
