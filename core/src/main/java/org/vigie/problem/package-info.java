/// What is said of input that cannot be used: {@link org.vigie.problem.InputProblem}.
package org.vigie.problem;
