/// Reads and writes OHDSI Circe's JSON, the format in which cohort definitions are exchanged.
///
/// Start at {@link org.vigie.cohort.circe.CirceReader}. Everything is checked here: a definition
/// that comes out can be evaluated, and one that does not is refused with the place of its first
/// fault. {@link org.vigie.cohort.circe.CirceWriter} is the inverse.
@NullMarked
package org.vigie.cohort.circe;

import org.jspecify.annotations.NullMarked;
