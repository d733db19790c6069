package org.vigie.cohort.language;

import org.vigie.protocol.YamlNode;

/// Ranges whose last value lies before the first: nothing is in them. Who writes one has mostly
/// turned it around, so it is refused; definitions in Circe's JSON hold some, and are written with
/// a word that says so.
final class EmptyRange {

    static final String WORD = " (empty)";

    private EmptyRange() {}

    /// The text of a range without the word.
    static String without(String text) {
        return text.endsWith(WORD) ? text.substring(0, text.length() - WORD.length()) : text;
    }

    /// Refuses a range that is turned around and does not say so.
    ///
    /// @param turned what the two ends would be the other way round
    static void check(YamlNode node, boolean empty, String turned) {
        if (empty != node.text().strip().endsWith(WORD)) {
            throw node.problem(
                    empty
                            ? "the lower end first, '" + turned + "', or '(empty)' behind it"
                            : "no '(empty)' behind a range that holds something");
        }
    }
}
