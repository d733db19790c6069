/// The French claims data (SNIIRAM, now SNDS): DCIR, the beneficiaries, long-term illness and PMSI.
///
/// Start at {@link org.vigie.source.snds.SndsImport}. Which columns of which table are read stands
/// in `tables.csv`, which columns the official schemas know in `schema.csv`, and the hospitals sent
/// twice in `geographic-finess.csv`, beside this package. What is left out is a
/// {@link org.vigie.source.snds.CleaningRule}.
@NullMarked
package org.vigie.source.snds;

import org.jspecify.annotations.NullMarked;
