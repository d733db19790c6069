package org.vigie.source.pseudonym;

import java.util.LinkedHashMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Whether people come into a store under their own identifiers.
public sealed interface Pseudonymisation {

    /// What is done, in words that hold nothing secret: other words, other store.
    String words();

    /// As the source names them.
    Pseudonymisation NONE = new AsTheyAre();

    /// As the source names them.
    record AsTheyAre() implements Pseudonymisation {

        @Override
        public String words() {
            return "identifiers as the source has them";
        }
    }

    /// Under keyed hashes; see {@link Pseudonymiser} for what is done.
    ///
    /// @param shiftDays every date of a person is moved by the same number of days, up to so many
    ///   either way; 0 moves none
    /// @param wholeWeeks whether dates are moved by whole weeks, so that days of the week stay
    /// @param birthYear whether of the day of birth the year alone is kept
    /// @param keepText whether texts come along as they are
    record Keyed(
            PseudonymKey key,
            int shiftDays,
            boolean wholeWeeks,
            boolean birthYear,
            boolean keepText)
            implements Pseudonymisation {

        private static final JsonMapper JSON =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

        /// What is told of it in a store: nothing secret. Stores that may grow by each other say
        /// the same.
        public String note() {
            var note = new LinkedHashMap<String, Object>();
            note.put("method", "HMAC-SHA-256, first 63 bits");
            note.put("key_check", key.check());
            note.put("dates_moved_by_at_most_days", shiftDays);
            note.put("dates_moved_by_whole_weeks", wholeWeeks);
            note.put("birth", birthYear ? "year" : "day");
            note.put("texts", keepText ? "kept" : "left out");
            return JSON.writeValueAsString(note) + "\n";
        }

        @Override
        public String words() {
            return "identifiers are keyed hashes (HMAC-SHA-256, check value "
                    + key.check()
                    + "); "
                    + (shiftDays == 0
                            ? "dates as recorded"
                            : "dates moved by up to "
                                    + shiftDays
                                    + " days either way, the"
                                    + " same for all of a person"
                                    + (wholeWeeks ? ", in whole weeks" : ""))
                    + "; birth as "
                    + (birthYear ? "its year" : "its day")
                    + "; texts "
                    + (keepText ? "kept" : "left out");
        }
    }
}
