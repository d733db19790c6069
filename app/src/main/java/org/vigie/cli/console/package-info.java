/// What every command shares: progress, the version, and what is said of a fault or a wrong command
/// line.
///
/// Start at {@link org.vigie.cli.console.Faults}.
@NullMarked
package org.vigie.cli.console;

import org.jspecify.annotations.NullMarked;
