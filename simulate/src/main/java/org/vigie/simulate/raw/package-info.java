/// Simulated people as raw files of OMOP or of the SNDS.
///
/// Start at {@link org.vigie.simulate.raw.RawFiles}.
@NullMarked
package org.vigie.simulate.raw;

import org.jspecify.annotations.NullMarked;
