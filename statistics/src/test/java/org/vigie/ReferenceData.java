package org.vigie;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Where the data sets lie that results are compared on; they are not part of the project.
///
/// The folder is named by the environment variable `VIGIE_DATA`, or else is `shared/data` beside
/// the repository. Tests that need it are tagged `reference` and are skipped where it is absent.
public final class ReferenceData {

    private ReferenceData() {}

    /// The file or folder at a path such as `survival/infert.csv`; the test is skipped if it is
    /// absent.
    public static Path require(String relative) {
        Path found = find(relative);
        if (found == null) {
            String reason =
                    "skipped: no reference data "
                            + relative
                            + "; set VIGIE_DATA to the folder that holds it";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return found;
    }

    private static Path find(String relative) {
        String named = System.getenv("VIGIE_DATA");
        if (named != null) {
            Path path = Path.of(named, relative);
            return Files.exists(path) ? path : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path path = at.resolve("shared").resolve("data").resolve(relative);
            if (Files.exists(path)) {
                return path;
            }
        }
        return null;
    }
}
