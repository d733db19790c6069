package org.vigie.protocol.keys;

import java.util.stream.Collectors;

/// A commented protocol to begin with: what has to be there, or mostly is, with examples, the rest
/// as comments with their defaults.
public final class KeysTemplate {

    private KeysTemplate() {}

    public static String of(Keys keys) {
        return keys.keys().stream().map(KeysTemplate::lines).collect(Collectors.joining("\n"));
    }

    private static String lines(Key<?> key) {
        boolean isWritten =
                key.isRequired() || key.isSuggested() || key.name().equals(Reading.CONCEPT_SETS);
        var without = key.isRequired() ? "" : " Without it: " + key.default_() + ".";
        return "# "
                + key.meaning()
                + without
                + "\n# It is "
                + key.type().words()
                + ".\n"
                + (isWritten ? "" : "# ")
                + key.name()
                + ": "
                + key.example()
                + "\n";
    }
}
