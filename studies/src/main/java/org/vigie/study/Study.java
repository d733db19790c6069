package org.vigie.study;

import java.io.IOException;
import java.util.Map;
import org.vigie.disclosure.DisclosureKey;
import org.vigie.store.read.Store;
import org.vigie.timeline.People;

/// A study as a protocol asks for it: read and checked, ready to be put to the people of a store.
public interface Study {

    /// Files that were read besides the store and the protocol, with their SHA-256.
    default Map<String, String> inputs() {
        return Map.of();
    }

    /// Of everything that is random.
    long seed();

    /// Asks the people.
    ///
    /// @param store what is known of the people: vocabulary, tables, source
    /// @param people the same people, to run folds over
    /// @param key by which it is chosen what protects small cells
    /// @throws org.vigie.problem.InputProblem where the store cannot answer
    StudyOutput ask(Store store, People people, DisclosureKey key) throws IOException;
}
