/// What may leave: counts of few people are hidden, and with them whatever would give them away.
///
/// Start at {@link org.vigie.disclosure.Suppression}, which decides what is hidden;
/// {@link org.vigie.disclosure.Cells} is what it decides over. What a report or a file of results shows of
/// people comes through here.
package org.vigie.disclosure;
