/// Vigie beside DuckDB: the same data, the same questions, the same machine, one run.
///
/// Start at {@link org.vigie.benchmark.SideBySide}; {@link org.vigie.benchmark.InnerLoops} times
/// the inner loops with JMH. Not part of the program that is installed.
@NullMarked
package org.vigie.benchmark;

import org.jspecify.annotations.NullMarked;
