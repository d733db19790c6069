/// SAS data sets (SAS7BDAT) as rows of text, written as a CSV file of the same values would be.
///
/// Start at {@link org.vigie.source.sas.SasFile}.
@NullMarked
package org.vigie.source.sas;

import org.jspecify.annotations.NullMarked;
