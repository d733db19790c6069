/// What a run leaves: its folder, its record, and the table that every study has.
///
/// Start at {@link org.vigie.report.RunFolder}; pages are in `page`, tables in `table`, figures in
/// `figure`.
@NullMarked
package org.vigie.report;

import org.jspecify.annotations.NullMarked;
