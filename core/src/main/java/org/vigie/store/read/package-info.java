/// A store as people: shards mapped into memory, timelines and postings.
///
/// Start at {@link org.vigie.store.read.Store}.
package org.vigie.store.read;
