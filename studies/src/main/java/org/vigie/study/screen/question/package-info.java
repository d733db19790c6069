/// The question of a screen: cases, matched controls, exposure in windows, odds ratios.
///
/// Start at {@link org.vigie.study.screen.question.ScreenAnalysis}.
@NullMarked
package org.vigie.study.screen.question;

import org.jspecify.annotations.NullMarked;
