/// The database that an import works in, what it found about the data, and how it goes on after it
/// was killed.
///
/// Start at {@link org.vigie.source.stage.Duck}.
@NullMarked
package org.vigie.source.stage;

import org.jspecify.annotations.NullMarked;
