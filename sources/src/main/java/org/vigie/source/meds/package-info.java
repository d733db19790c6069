/// MEDS, the Medical Event Data Standard: datasets read into stores, and stores written as
/// datasets.
///
/// Start at {@link org.vigie.source.meds.MedsImport} and {@link org.vigie.source.meds.MedsExport}.
/// MEDS knows events and codes; who a person is it tells by events: `MEDS_BIRTH`, `MEDS_DEATH`, and
/// by custom `GENDER//F`. What a store knows beyond that is written beside the metadata in files of
/// Vigie's own, which other tools pass over.
@NullMarked
package org.vigie.source.meds;

import org.jspecify.annotations.NullMarked;
