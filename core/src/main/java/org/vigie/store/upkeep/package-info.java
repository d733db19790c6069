/// What is done with a finished store: check, append, archive, index.
///
/// Start at {@link org.vigie.store.upkeep.StoreCheck}.
@NullMarked
package org.vigie.store.upkeep;

import org.jspecify.annotations.NullMarked;
