package org.vigie.cli.store;

import org.vigie.source.pseudonym.PseudonymKey;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.timeline.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// What an import is told about people's identifiers.
final class PseudonymOptions {

    /// How birth is kept.
    enum Birth {
        day,
        year
    }

    private static final int MOST_DAYS = 3650;

    @Option(
            names = "--pseudonymise",
            paramLabel = "KEYFILE",
            defaultValue = "",
            description =
                    """
                    Replace identifiers by hashes with the key in this file (at least 32 \
                    bytes), or in the environment: env:NAME. Texts are left out.\
                    """)
    String key;

    @Option(
            names = "--shift-dates",
            paramLabel = "DAYS",
            defaultValue = "0",
            description =
                    """
                    Move all dates of a person by the same number of days, at most so many in \
                    either direction.\
                    """)
    int shiftDays;

    @Option(names = "--whole-weeks", description = "With --shift-dates: by whole weeks.")
    boolean wholeWeeks;

    @Option(
            names = "--birth",
            paramLabel = "day|year",
            defaultValue = "day",
            description = "Keep the day of birth, or only the year (default: ${DEFAULT-VALUE}).")
    Birth birth;

    @Option(names = "--keep-text", description = "Keep texts, which may name people.")
    boolean keepText;

    /// Whether identifiers become hashes.
    boolean asked() {
        return !key.isEmpty();
    }

    /// What was asked for.
    ///
    /// @throws ParameterException where it makes no sense
    Pseudonymisation asked(CommandSpec spec, Progress progress) {
        boolean more = shiftDays != 0 || wholeWeeks || birth == Birth.year || keepText;
        if (key.isEmpty() && more) {
            throw new ParameterException(
                    spec.commandLine(),
                    """
                    --shift-dates, --whole-weeks, --birth year and --keep-text need \
                    --pseudonymise KEYFILE\
                    """);
        }
        if (shiftDays < 0 || shiftDays > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--shift-dates needs a number of days from 0 to "
                            + MOST_DAYS
                            + ", was "
                            + shiftDays);
        }
        if (wholeWeeks && shiftDays < 7) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--whole-weeks needs --shift-dates of at least 7 days, was " + shiftDays);
        }
        return key.isEmpty()
                ? Pseudonymisation.NONE
                : new Pseudonymisation.Keyed(
                        PseudonymKey.of(key, System.getenv(), progress),
                        shiftDays,
                        wholeWeeks,
                        birth == Birth.year,
                        keepText);
    }
}
