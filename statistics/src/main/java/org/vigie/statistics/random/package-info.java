/// Random numbers that are a function of a seed and of what they are for, and of nothing else.
///
/// Start at {@link org.vigie.statistics.random.RandomStream}.
@NullMarked
package org.vigie.statistics.random;

import org.jspecify.annotations.NullMarked;
