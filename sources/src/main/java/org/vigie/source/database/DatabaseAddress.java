package org.vigie.source.database;

import java.util.regex.Pattern;
import org.vigie.problem.InputProblem;

/// Where a database is, `jdbc:postgresql://host/db`. It holds no password: whatever stands on a
/// command line is in the shell's history and in the list of processes.
public record DatabaseAddress(String url) {

    private static final String SCHEME = "jdbc:";

    private static final Pattern PASSWORD =
            Pattern.compile(
                    """
                    (?i)([?;&,][a-z0-9_]*(password|passwd|pwd|passphrase|secret|token)=\
                    |//[^/@?;]*:[^/@?;]*@|:[^:/@?;]+/[^@?;]+@)\
                    """);

    /// What addresses of these databases have before what is asked of them, which is told.
    private static final Pattern TOLD =
            Pattern.compile("(?i)jdbc:(postgresql|duckdb|h2|mysql|mariadb|sqlserver|sqlite):.*");

    /// @throws InputProblem where it is no address, or holds a password
    public DatabaseAddress {
        if (!isAddress(url)) {
            throw new InputProblem(
                    "an address of a database begins with jdbc:, as in jdbc:postgresql://host/db");
        }
        if (PASSWORD.matcher(url).find()) {
            throw new InputProblem(
                    """
                    the address holds a password, which the shell's history and the list of \
                    processes show; leave it out and give it in VIGIE_JDBC_PASSWORD or with \
                    --login FILE\
                    """);
        }
    }

    /// Whether a word is meant as an address.
    public static boolean isAddress(String word) {
        return word.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    boolean isDuck() {
        return url.toLowerCase(java.util.Locale.ROOT).startsWith("jdbc:duckdb:");
    }

    /// The address for people: nothing of what is asked of the database, or of who asks.
    @Override
    public String toString() {
        if (!TOLD.matcher(url).matches()) {
            return url.replaceAll("^(jdbc:[^:/]*:).*$", "$1...");
        }
        return url.replaceAll("[?;].*$", "").replaceAll("//[^/@]*@", "//");
    }
}
