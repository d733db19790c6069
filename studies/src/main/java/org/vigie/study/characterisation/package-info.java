/// What a store holds, by table and code.
///
/// Start at {@link org.vigie.study.characterisation.StoreContentsFold}.
package org.vigie.study.characterisation;
