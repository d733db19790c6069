/// People whose truth is known: what raises their risk of a cancer, by how much and how long before
/// is planted, so that a study of them can be marked.
///
/// Start at {@link org.vigie.simulate.people.Simulation} (what is asked for) and
/// {@link org.vigie.simulate.Simulator} (who writes the store). A person is made by
/// {@link org.vigie.simulate.people.OnePerson} in the order life, factors, cancer, symptoms,
/// background, drugs; what is planted is in `planted.csv`. Drugs whose effects on outcomes are
/// known ({@link org.vigie.simulate.effects.DrugEffects}) are there if asked for, from a stream of
/// random numbers of their own. Codes that are not planted have the form of their vocabulary but
/// are made by rule: not all of them exist.
@NullMarked
package org.vigie.simulate;

import org.jspecify.annotations.NullMarked;
