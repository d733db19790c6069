/// `study: screen`: what comes before an outcome?
///
/// Start at {@link org.vigie.study.screen.ScreenStudy}; the question is in `question`, and here is
/// what leaves: tables, page and figures.
@NullMarked
package org.vigie.study.screen;

import org.jspecify.annotations.NullMarked;
