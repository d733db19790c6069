package org.vigie.source.stage;

import java.sql.SQLException;
import java.util.Optional;
import org.vigie.problem.InputProblem;

/// What to say of an error of DuckDB, whose own words may quote the source.
public final class DuckProblem {

    private DuckProblem() {}

    /// The problem that a failed statement is.
    public static InputProblem of(SQLException e) {
        return shortage(e)
                .orElseGet(() -> new InputProblem("DuckDB: " + withoutValues(firstLine(e))));
    }

    /// The problem, where it lies in the machine and not in the source.
    public static Optional<InputProblem> shortage(Exception e) {
        var said = firstLine(e);
        if (said.contains("No space left") || said.contains("disk full")) {
            return Optional.of(
                    new InputProblem("the disk is full: free some space and run it again"));
        }
        return said.contains("Out of Memory")
                ? Optional.of(
                        new InputProblem("DuckDB ran out of memory: give it more with --memory"))
                : Optional.empty();
    }

    /// What an error says of files and settings; of any other its kind alone, because a text such
    /// as `Conversion Error: Could not convert string 'X'` quotes the source.
    private static String withoutValues(String said) {
        return said.startsWith("IO Error") || said.startsWith("Permission Error")
                ? said
                : said.split(":")[0];
    }

    /// The first line of an error; the others may hold a line of the source.
    public static String firstLine(Exception e) {
        var message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
