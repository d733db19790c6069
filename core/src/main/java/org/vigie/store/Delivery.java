package org.vigie.store;

import java.util.List;

/// Files that came into a store together: one line of its ledger.
///
/// @param number from 1, in the order in which deliveries came into this store
/// @param kind which import read them: `omop`, `meds`, `synthea`, `snds`; the empty string where
///   nothing is known but what came of them
/// @param asked what else the import was told that all deliveries of a store must share
/// @param imported the day on which that was (ISO date, UTC), or the empty string
public record Delivery(
        int number,
        String kind,
        String asked,
        boolean pseudonymised,
        String imported,
        List<DeliveredFile> files,
        Contents contents,
        Plan plan) {

    /// What a delivery holds.
    ///
    /// @param months those that the names of its files tell, `2015-01 to 2015-03, 2015-06`, or the
    ///   empty string
    /// @param firstDay ISO date of the earliest event as it is in the store, or the empty string
    /// @param lastDay ISO date of the latest, or the empty string
    public record Contents(
            String months, String firstDay, String lastDay, long people, long events) {}

    /// How a delivery is joined with others.
    ///
    /// @param wholeTables tables of events that are sent whole each time, so that the same event
    ///   that comes again is not another one
    public record Plan(List<String> wholeTables, Observation observation) {

        /// Every event is one more, and observation is as recorded.
        public static final Plan PLAIN = new Plan(List.of(), Observation.RECORDED);
    }

    public Delivery {
        files = List.copyOf(files);
    }

    /// What came into a store that has no ledger: nothing is known of its files.
    public static Delivery unknown(boolean pseudonymised, Contents contents) {
        return new Delivery(1, "", "", pseudonymised, "", List.of(), contents, Plan.PLAIN);
    }

    /// The same delivery in another place of a ledger.
    public Delivery numbered(int other) {
        return new Delivery(other, kind, asked, pseudonymised, imported, files, contents, plan);
    }

    /// The same delivery with what came of it.
    public Delivery holding(String firstDay, String lastDay, long people, long events) {
        return new Delivery(
                number,
                kind,
                asked,
                pseudonymised,
                imported,
                files,
                new Contents(contents.months, firstDay, lastDay, people, events),
                plan);
    }

    /// The bytes of all its files.
    public long bytes() {
        return files.stream().mapToLong(DeliveredFile::bytes).sum();
    }
}
