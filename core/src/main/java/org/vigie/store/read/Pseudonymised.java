package org.vigie.store.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vigie.store.StoreProblem;

/// What a store says of how its people were pseudonymised: an attached file, with nothing secret in
/// it.
public final class Pseudonymised {

    /// The attached file.
    public static final String FILE = "pseudonymisation.json";

    private Pseudonymised() {}

    /// What a store says; nothing where its people are under their own identifiers.
    public static Optional<String> note(Path store) throws IOException {
        boolean there =
                Store.readManifest(store).files().stream()
                        .anyMatch(file -> file.name().equals(FILE));
        return there ? Optional.of(Files.readString(store.resolve(FILE))) : Optional.empty();
    }

    /// Lets a store grow only by what was pseudonymised with the same key in the same way: under
    /// another one the same person would be two, or one person's dates be moved by different days.
    ///
    /// @throws StoreProblem where they differ
    public static void requireSame(Path store, Optional<String> addition) throws IOException {
        var own = note(store);
        if (own.equals(addition)) {
            return;
        }
        if (own.isEmpty()) {
            throw new StoreProblem(
                    """
                    %s is not pseudonymised, so nothing pseudonymised can be added \
                    to it; leave out --pseudonymise or make another store\
                    """
                            .formatted(store));
        }
        throw new StoreProblem(
                """
                %s is pseudonymised: add to it with the key and the settings \
                (--shift-dates, --whole-weeks, --birth, --keep-text) it was made \
                with; %s says which\
                """
                        .formatted(store, store.resolve(FILE)));
    }
}
