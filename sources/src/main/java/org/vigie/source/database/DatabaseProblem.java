package org.vigie.source.database;

import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Set;
import org.vigie.problem.InputProblem;

/// What to say of an error of a database, whose own words may tell values and settings.
final class DatabaseProblem {

    /// No password given (PostgreSQL), ORA-01017, SQL Server 18456.
    private static final Set<String> NO_LOGIN = Set.of("08004", "72000", "S0001");

    private static final String FORBIDDEN = "42501";
    private static final String NO_DATABASE = "3D000";

    private DatabaseProblem() {}

    /// Where the database could not be asked.
    static InputProblem ofConnecting(DatabaseAddress address, SQLException e) {
        var state = state(e);
        if (state.startsWith("28")
                || NO_LOGIN.contains(state)
                || e instanceof SQLInvalidAuthorizationSpecException) {
            return new InputProblem(
                    """
                    %s refuses the user or the password, or misses one; give them in %s and %s or \
                    with --login FILE\
                    """
                            .formatted(address, DatabaseLogin.USER, DatabaseLogin.PASSWORD));
        }
        return new InputProblem(
                state.equals(NO_DATABASE)
                        ? address + ": the server has no database of this name"
                        : """
                        no database answers at %s: check the address, that it runs, and that it \
                        may be reached from here%s\
                        """
                                .formatted(address, words(state)));
    }

    /// Where it did not answer a question.
    ///
    /// @param what was read
    static InputProblem ofReading(String what, SQLException e) {
        var state = state(e);
        return new InputProblem(
                state.equals(FORBIDDEN)
                        ? what + " may not be read: ask for the right to (GRANT SELECT)"
                        : what + " cannot be read to its end by the database" + words(state));
    }

    private static String words(String state) {
        return state.isEmpty() ? "" : " (SQL state " + state + ")";
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
