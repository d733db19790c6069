/// What codes mean: which is under which, and the sets of codes that questions name.
///
/// Start at {@link org.vigie.vocabulary.ConceptSet}; {@link org.vigie.vocabulary.Vocabulary} turns
/// one into the codes of a store.
@NullMarked
package org.vigie.vocabulary;

import org.jspecify.annotations.NullMarked;
