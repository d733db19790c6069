/// The question of a screen: cases, matched controls, exposure in windows, odds ratios.
///
/// Start at {@link org.vigie.study.screen.question.ScreenAnalysis}.
package org.vigie.study.screen.question;
