/// What codes mean: which is under which, and the sets of codes that questions name.
///
/// Start at {@link org.vigie.vocabulary.ConceptSet}; {@link org.vigie.vocabulary.Vocabulary} turns
/// one into the codes of a store.
package org.vigie.vocabulary;
