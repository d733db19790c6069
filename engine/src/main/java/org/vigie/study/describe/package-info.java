/// What a store holds: people, events and years, without naming a question.
///
/// Start at {@link org.vigie.study.describe.ContentsFold}.
package org.vigie.study.describe;
