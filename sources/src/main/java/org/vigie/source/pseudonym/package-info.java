/// Identifiers become keyed hashes and texts stay out, before anything is written.
///
/// Start at {@link org.vigie.source.pseudonym.Pseudonymiser}.
package org.vigie.source.pseudonym;
