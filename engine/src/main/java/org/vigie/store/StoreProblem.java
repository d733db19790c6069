package org.vigie.store;

/// A store that cannot be used; the message says which file, what was found and what to do.
public final class StoreProblem extends RuntimeException {

    public StoreProblem(String message) {
        super(message);
    }
}
