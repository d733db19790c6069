/// Figures: a description in Vega-Lite with blanks, and the axes that several figures share.
///
/// Start at {@link org.vigie.report.figure.FigureSpec}.
@NullMarked
package org.vigie.report.figure;

import org.jspecify.annotations.NullMarked;
