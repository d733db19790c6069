/// Identifiers become keyed hashes and texts stay out, before anything is written.
///
/// Start at {@link org.vigie.source.pseudonym.Pseudonymiser}.
@NullMarked
package org.vigie.source.pseudonym;

import org.jspecify.annotations.NullMarked;
