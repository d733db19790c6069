/// The question of a surveillance: the keys of its protocol and what they come to.
///
/// Start at {@link org.vigie.study.surveillance.question.SurveillanceProtocol}.
package org.vigie.study.surveillance.question;
