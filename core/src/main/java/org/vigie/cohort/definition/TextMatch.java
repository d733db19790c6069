package org.vigie.cohort.definition;

import java.util.regex.Pattern;

/// A comparison with a text, in which `%` stands for any letters and `_` for one, as in SQL.
/// Letters of either case are different.
public record TextMatch(Kind kind, boolean negated, String text) {

    public enum Kind {
        EQUALS,
        STARTS,
        ENDS,
        CONTAINS
    }

    /// Whether a text matches; an empty one is absent and never does.
    public boolean holds(String value) {
        return !value.isEmpty() && pattern().matcher(value).matches() != negated;
    }

    private Pattern pattern() {
        var regex = new StringBuilder();
        if (kind == Kind.ENDS || kind == Kind.CONTAINS) {
            regex.append(".*");
        }
        text.codePoints()
                .forEach(c ->
                        regex.append(
                                switch (c) {
                                    case '%' -> ".*";
                                    case '_' -> ".";
                                    default -> Pattern.quote(Character.toString(c));
                                }));
        if (kind == Kind.STARTS || kind == Kind.CONTAINS) {
            regex.append(".*");
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
