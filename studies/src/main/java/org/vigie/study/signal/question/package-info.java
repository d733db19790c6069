/// The question of a search for signals: its protocol, and the fold that counts people and keeps
/// cases.
///
/// Start at {@link org.vigie.study.signal.question.SignalFold}.
@NullMarked
package org.vigie.study.signal.question;

import org.jspecify.annotations.NullMarked;
