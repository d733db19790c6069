/// Every exposure against every outcome, each person their own control: which drugs are followed by harm?
///
/// Start at {@link org.vigie.study.signal.SignalStudy}. {@link org.vigie.study.signal.SignalFold} reads the people
/// once and keeps those with an outcome, as short as they can be told; all else is worked out from that.
package org.vigie.study.signal;
