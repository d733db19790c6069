/// A person's life in time order, and what can be asked of many of them.
///
/// Start at {@link org.vigie.timeline.Timeline} (one person), then {@link org.vigie.timeline.Fold}
/// (a question) and {@link org.vigie.timeline.People} (whoever can answer it). Nothing here knows
/// where people are kept.
@NullMarked
package org.vigie.timeline;

import org.jspecify.annotations.NullMarked;
