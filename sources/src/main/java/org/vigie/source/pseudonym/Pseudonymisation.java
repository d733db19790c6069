package org.vigie.source.pseudonym;

import java.util.LinkedHashMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Whether people come into a store under their own identifiers.
public sealed interface Pseudonymisation {

    /// What is done, in words that hold nothing secret: other words, other store.
    String words();

    /// What a store may know of a file, of its hash (SHA-256 in hexadecimal).
    default String ofFile(String sha256) {
        return sha256;
    }

    /// Whether people are under hashes that only a key can make.
    boolean pseudonymised();

    /// Whether who has no number of their own is given one that is the same in every delivery.
    boolean lasting();

    /// Whether dates are moved person by person.
    boolean movesDates();

    /// As the source names them.
    Pseudonymisation NONE = new AsTheyAre();

    /// As the source names them.
    record AsTheyAre() implements Pseudonymisation {

        @Override
        public String words() {
            return "identifiers as the source has them";
        }

        @Override
        public boolean pseudonymised() {
            return false;
        }

        @Override
        public boolean lasting() {
            return false;
        }

        @Override
        public boolean movesDates() {
            return false;
        }
    }

    /// As the source names them; who or what it names in letters has a number that is the same in
    /// every delivery.
    Pseudonymisation LASTING = new Numbered();

    /// As the source names them; numbers that it lacks are hashes of what it calls people, visits
    /// and providers, so that deliveries agree on them.
    record Numbered() implements Pseudonymisation {

        @Override
        public String words() {
            return "identifiers as the source has them, or hashes of them (MD5, 63 bits)";
        }

        @Override
        public boolean pseudonymised() {
            return false;
        }

        @Override
        public boolean lasting() {
            return true;
        }

        @Override
        public boolean movesDates() {
            return false;
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
        public String ofFile(String sha256) {
            return key.file(sha256);
        }

        @Override
        public boolean pseudonymised() {
            return true;
        }

        @Override
        public boolean lasting() {
            return true;
        }

        @Override
        public boolean movesDates() {
            return shiftDays > 0;
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
