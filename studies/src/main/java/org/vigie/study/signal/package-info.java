/// `study: signal`: every exposure against every outcome, each person their own control: which
/// drugs are followed by harm?
///
/// Start at {@link org.vigie.study.signal.SignalStudy}.
/// {@link org.vigie.study.signal.question.SignalFold} reads the people once and keeps those with an
/// outcome, as short as they can be told; `estimate` works out all else from that, and here is what
/// leaves: what may be disclosed, tables, page and figures.
@NullMarked
package org.vigie.study.signal;

import org.jspecify.annotations.NullMarked;
