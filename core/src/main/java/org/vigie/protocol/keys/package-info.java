/// The keys of a protocol, described once: from one description come the reader, the JSON Schema,
/// the reference page, the commented protocol to begin with, and the protocol as it was run.
///
/// Start at {@link org.vigie.protocol.keys.Key}; a kind of study puts its keys together as {@link
/// org.vigie.protocol.keys.Keys} and reads {@link org.vigie.protocol.keys.Values}.
@NullMarked
package org.vigie.protocol.keys;

import org.jspecify.annotations.NullMarked;
