/// How pairs of a search for signals are judged.
///
/// Start at {@link org.vigie.study.signal.method.Method}.
package org.vigie.study.signal.method;
