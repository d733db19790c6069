/// When to stop watching: tests that may be made at every event and still err at the stated level.
///
/// Start at {@link org.vigie.statistics.sequential.PoissonMaxSprt}, against an expected count;
/// {@link org.vigie.statistics.sequential.BinomialMaxSprt} is against comparators or control time.
package org.vigie.statistics.sequential;
