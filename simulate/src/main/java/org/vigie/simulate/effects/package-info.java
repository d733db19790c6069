/// What is planted: which code raises the risk of what, by how much and when.
///
/// Start at {@link org.vigie.simulate.effects.PlantedCodes} (a cancer and what comes before it) and
/// {@link org.vigie.simulate.effects.DrugEffects} (drugs and their outcomes).
@NullMarked
package org.vigie.simulate.effects;

import org.jspecify.annotations.NullMarked;
