/// What a store holds, without naming a question, and how often something named begins and is there.
///
/// Start at {@link org.vigie.study.describe.ContentsFold} for the first and
/// {@link org.vigie.study.describe.RatesStudy} for the second.
package org.vigie.study.describe;
