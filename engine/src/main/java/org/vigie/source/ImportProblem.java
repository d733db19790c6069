package org.vigie.source;

/// What makes an import impossible; the message says which file, what was found and what to do.
public final class ImportProblem extends RuntimeException {

    public ImportProblem(String message) {
        super(message);
    }
}
