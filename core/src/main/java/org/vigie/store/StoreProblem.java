package org.vigie.store;

import org.vigie.problem.InputProblem;

/// A store that cannot be used; the message says which file, what was found and what to do.
public final class StoreProblem extends InputProblem {

    public StoreProblem(String message) {
        super(message);
    }
}
