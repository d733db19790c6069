/// Files become typed tables: each value read once and checked once, what cannot be read counted
/// with file and line.
///
/// Start at {@link org.vigie.source.table.TableReader}.
@NullMarked
package org.vigie.source.table;

import org.jspecify.annotations.NullMarked;
