package org.vigie.store.parquet;

import org.vigie.problem.InputProblem;

/// A file that is not what it should be; the message names it.
public final class UnreadableFile extends InputProblem {

    public UnreadableFile(String message) {
        super(message);
    }
}
