/// What a store holds, by table and code.
///
/// Start at {@link org.vigie.study.characterisation.StoreContentsFold}.
@NullMarked
package org.vigie.study.characterisation;

import org.jspecify.annotations.NullMarked;
