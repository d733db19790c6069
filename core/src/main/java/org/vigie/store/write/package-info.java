/// How a store comes to be: aside, shard by shard, and put in place as the last act.
///
/// Start at {@link org.vigie.store.write.StoreWriter}.
@NullMarked
package org.vigie.store.write;

import org.jspecify.annotations.NullMarked;
