/// The question of a surveillance: the keys of its protocol and what they come to.
///
/// Start at {@link org.vigie.study.surveillance.question.SurveillanceProtocol}.
@NullMarked
package org.vigie.study.surveillance.question;

import org.jspecify.annotations.NullMarked;
