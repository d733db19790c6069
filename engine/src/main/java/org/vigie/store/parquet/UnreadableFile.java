package org.vigie.store.parquet;

/// A file that is not what it should be; the message names it.
public final class UnreadableFile extends RuntimeException {

    public UnreadableFile(String message) {
        super(message);
    }
}
