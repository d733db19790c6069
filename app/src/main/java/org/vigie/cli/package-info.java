/// The command line: each command parses, calls the study, and shows.
///
/// Start at {@link org.vigie.cli.Vigie}.
package org.vigie.cli;
