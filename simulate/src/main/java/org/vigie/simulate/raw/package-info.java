/// Simulated people as raw files of OMOP or of the SNDS.
///
/// Start at {@link org.vigie.simulate.raw.RawFiles}.
package org.vigie.simulate.raw;
