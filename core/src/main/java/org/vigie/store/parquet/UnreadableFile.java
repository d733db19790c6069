package org.vigie.store.parquet;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.vigie.problem.InputProblem;

/// A file that is not what it should be; the message names it.
public final class UnreadableFile extends InputProblem {

    public UnreadableFile(String message) {
        super(message);
    }

    /// A file of which the footer, which says where its columns lie, is not what it should be.
    static UnreadableFile footer(Path path) {
        return new UnreadableFile(path + " has a damaged footer");
    }

    /// A part that no footer is without.
    ///
    /// @throws UnreadableFile where this one is
    static <T> T present(@Nullable T part, Path path) {
        if (part == null) {
            throw footer(path);
        }
        return part;
    }
}
