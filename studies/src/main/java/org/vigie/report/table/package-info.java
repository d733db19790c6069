/// Tables of results, tables on pages, and how numbers and money are written.
///
/// Start at {@link org.vigie.report.table.ResultTable}, what users receive as CSV and Parquet.
@NullMarked
package org.vigie.report.table;

import org.jspecify.annotations.NullMarked;
