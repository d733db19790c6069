/// What may leave: counts of few people are hidden, and with them whatever would give them away.
///
/// Start at {@link org.vigie.disclosure.Suppression}, which decides what is hidden;
/// {@link org.vigie.disclosure.LinkedTables} is what it decides over,
/// {@link org.vigie.disclosure.DisclosureKey} the secret by which it chooses. What a report or a
/// file of results shows of a study comes through the class `Disclosed…` of its folder, which
/// decides here.
@NullMarked
package org.vigie.disclosure;

import org.jspecify.annotations.NullMarked;
