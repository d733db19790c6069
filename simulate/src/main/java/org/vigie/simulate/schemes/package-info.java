/// Codes that have the form of ICD-10, ATC and the like, and how often they are recorded.
///
/// Start at {@link org.vigie.simulate.schemes.BackgroundCodes}; the tables lie in the resource
/// folder of the same name.
@NullMarked
package org.vigie.simulate.schemes;

import org.jspecify.annotations.NullMarked;
