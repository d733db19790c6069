/// How pairs of a search for signals are judged.
///
/// Start at {@link org.vigie.study.signal.method.Method}.
@NullMarked
package org.vigie.study.signal.method;

import org.jspecify.annotations.NullMarked;
