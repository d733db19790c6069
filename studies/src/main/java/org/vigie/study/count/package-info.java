/// `study: count`: how many people have a code in each year?
///
/// The smallest kind of study, kept as the example of how one is made:
/// {@link org.vigie.study.count.CountKeys} says what a protocol asks,
/// {@link org.vigie.study.count.CountFold} asks the people, {@link
/// org.vigie.study.count.DisclosedCount} says what may leave,
/// {@link org.vigie.study.count.CountResultTables} and {@link org.vigie.study.count.CountReport}
/// write it. Start at {@link org.vigie.study.count.CountKind}.
@NullMarked
package org.vigie.study.count;

import org.jspecify.annotations.NullMarked;
