/// Commands about stores: import, export, check, index, archive.
///
/// Start at {@link org.vigie.cli.store.ImportCommand}.
@NullMarked
package org.vigie.cli.store;

import org.jspecify.annotations.NullMarked;
