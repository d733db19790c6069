/// A store as people: shards mapped into memory, timelines and postings.
///
/// Start at {@link org.vigie.store.read.Store}.
@NullMarked
package org.vigie.store.read;

import org.jspecify.annotations.NullMarked;
