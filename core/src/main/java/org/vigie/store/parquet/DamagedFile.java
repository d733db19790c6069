package org.vigie.store.parquet;

import java.nio.file.Path;
import org.vigie.problem.InputProblem;

/// A file whose bytes are not those that were written; the message names it and says what to do.
public final class DamagedFile extends InputProblem {

    /// What to do about a file that nothing can be made from but the source.
    public static final String AGAIN = "; restore it from a copy or import the source again";

    private DamagedFile(String message) {
        super(message);
    }

    /// A file some bytes of which are others than were written.
    public static DamagedFile changed(Path path) {
        return new DamagedFile(
                path + " is damaged: its bytes have changed since it was written" + AGAIN);
    }

    /// A file that has become shorter, or whose disk does not give its bytes.
    public static DamagedFile unreadable(Path path) {
        return new DamagedFile(
                path
                        + " cannot be read any more: it was cut short while it was read, or its"
                        + " disk is failing"
                        + AGAIN);
    }

    /// A file whose bytes are those that were written, and say what cannot be.
    public static DamagedFile senseless(Path path) {
        return new DamagedFile(
                path
                        + " is not laid out as a store's files are: a place it names is not there"
                        + AGAIN);
    }
}
