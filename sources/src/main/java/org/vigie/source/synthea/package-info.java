/// Synthea's tables, as its CSV exporter writes them or as Parquet with the same columns.
///
/// Start at {@link org.vigie.source.synthea.SyntheaImport}; what becomes of each table stands in
/// {@link org.vigie.source.synthea.EventTable}.
@NullMarked
package org.vigie.source.synthea;

import org.jspecify.annotations.NullMarked;
