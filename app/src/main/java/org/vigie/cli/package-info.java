/// The command line: each command parses, calls the study, and shows.
///
/// Start at {@link org.vigie.cli.Vigie}.
@NullMarked
package org.vigie.cli;

import org.jspecify.annotations.NullMarked;
