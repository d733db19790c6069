/// Protocols: the one YAML file that says what a study does, checked at the door.
///
/// Start at {@link org.vigie.study.protocol.Said}, a piece of a file that knows its line.
package org.vigie.study.protocol;
