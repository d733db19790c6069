/// One simulated person after another: life, factors, cancer, symptoms, background, drugs.
///
/// Start at {@link org.vigie.simulate.people.OnePerson}.
@NullMarked
package org.vigie.simulate.people;

import org.jspecify.annotations.NullMarked;
