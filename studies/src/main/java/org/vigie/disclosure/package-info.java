/// What may leave: counts of few people are hidden, and with them whatever would give them away.
///
/// Start at {@link org.vigie.disclosure.Suppression}, which decides what is hidden;
/// {@link org.vigie.disclosure.LinkedTables} is what it decides over. What a report or a file of
/// results shows of a map ({@link org.vigie.study.expenditure.DisclosedExpenditure}), a description
/// ({@link org.vigie.study.incidence.DisclosedIncidencePrevalence}), a screen
/// ({@link org.vigie.study.screen.DisclosedScreen}) or a search for signals
/// ({@link org.vigie.study.signal.DisclosedSignals}) comes through here.
package org.vigie.disclosure;
