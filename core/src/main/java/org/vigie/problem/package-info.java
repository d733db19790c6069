/// What is said of input that cannot be used: {@link org.vigie.problem.InputProblem}.
@NullMarked
package org.vigie.problem;

import org.jspecify.annotations.NullMarked;
