/// The OMOP Common Data Model, versions 5.3 and 5.4, from CSV, Parquet or SAS.
///
/// Start at {@link org.vigie.source.omop.OmopImport}. Which column of which table is what stands in
/// `clinical-tables.csv`, and which columns the standard knows in `columns.csv`, beside this
/// package.
@NullMarked
package org.vigie.source.omop;

import org.jspecify.annotations.NullMarked;
