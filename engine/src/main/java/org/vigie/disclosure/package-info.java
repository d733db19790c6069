/// What may leave: counts of few people are hidden, and with them whatever would give them away.
///
/// Start at {@link org.vigie.disclosure.Suppression}, which decides what is hidden;
/// {@link org.vigie.disclosure.Cells} is what it decides over. What a report or a file of results shows of
/// a map ({@link org.vigie.disclosure.DisclosedMap}), a description ({@link org.vigie.disclosure.DisclosedRates}) or a
/// search for signals ({@link org.vigie.disclosure.DisclosedSignals}) comes through here.
package org.vigie.disclosure;
