package org.vigie.cli.console;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version of the program and the commit it was built from, as the build wrote them.
public final class Version implements IVersionProvider {

    /// As Git names a commit; a `+` says that files were changed since.
    private static final String COMMIT = "[0-9a-f]{7,40}\\+?";

    /// `vigie 0.1.0 (commit 9ed0aa59b1c2)`; without the commit where the sources are no clone.
    public static String text() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var commit = properties.getProperty("commit");
        return "vigie "
                + properties.getProperty("version")
                + (commit.matches(COMMIT) ? " (commit " + commit + ")" : "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            text(),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name"),
            "program " + ProgramFingerprint.text()
        };
    }
}
