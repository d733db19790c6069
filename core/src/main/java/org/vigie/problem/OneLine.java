package org.vigie.problem;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text as a terminal may show it, whatever was quoted in it: on one line, with every sign to be
/// seen, and not all of a very long one.
public final class OneLine {

    /// The longest text that is shown whole.
    public static final int LONGEST = 1_400;

    /// What is kept of the end of a longer one, where its place is told and what to do.
    private static final int END = 400;

    private static final String CUT = " … ";

    private static final Pattern BREAKS =
            Pattern.compile("[\\t\\n\\r\\x0b\\f\\x85\\u2028\\u2029]+");

    /// What moves the cursor, colours, or turns the direction of writing: control characters, and
    /// those that format.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private OneLine() {}

    /// The text with breaks of lines as blanks and unseen signs as `\u001b`.
    public static String of(String text) {
        var line =
                UNSEEN.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll(OneLine::escaped);
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - END - CUT.length())
                        + CUT
                        + line.substring(line.length() - END);
    }

    private static String escaped(MatchResult sign) {
        return "\\\\u%04x".formatted(sign.group().codePointAt(0));
    }
}
