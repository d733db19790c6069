/// Commands about stores: import, export, check, index, archive.
///
/// Start at {@link org.vigie.cli.store.ImportCommand}.
package org.vigie.cli.store;
