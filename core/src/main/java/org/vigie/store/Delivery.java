package org.vigie.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files that came into a store together: one line of its ledger. Where they came from is not told:
/// a path may name who worked where, and files are recognised by their bytes.
///
/// @param number from 1, in the order in which deliveries came into this store
/// @param kind which import read them: `omop`, `meds`, `synthea`, `snds`; the empty string where
///   nothing is known but what came of them
/// @param asked what else the import was told that all deliveries of a store must share
/// @param site what it was told the site is called, perhaps the empty string; nothing where it was
///   imported before ledgers told it
/// @param imported the day on which that was (ISO date, UTC), or the empty string; where files of
///   it were replaced, the last day of that
/// @param replaced what it was before files of it were replaced, the earliest first
public record Delivery(
        int number,
        String kind,
        String asked,
        boolean pseudonymised,
        Optional<String> site,
        String imported,
        List<DeliveredFile> files,
        Contents contents,
        Plan plan,
        List<Replacement> replaced) {

    /// What a delivery holds.
    ///
    /// @param months those that the names of its files tell, `2015-01 to 2015-03, 2015-06`, or the
    ///   empty string
    /// @param firstDay ISO date of the earliest event as it is in the store, or the empty string
    /// @param lastDay ISO date of the latest, or the empty string
    /// @param currency of its amounts (ISO 4217, `EUR`), or the empty string where it does not tell
    public record Contents(
            String months,
            String firstDay,
            String lastDay,
            long people,
            long events,
            String currency) {

        public Contents {
            // Ledgers that were made before it was told have none.
            currency = currency == null ? "" : currency;
        }

        public Contents(String months, String firstDay, String lastDay, long people, long events) {
            this(months, firstDay, lastDay, people, events, "");
        }
    }

    /// Files of a delivery that others took the place of.
    ///
    /// @param on the day of it (ISO date, UTC)
    /// @param gone the files that were taken out
    /// @param came those that came instead
    /// @param before what the delivery held until then
    public record Replacement(
            String on, List<DeliveredFile> gone, List<DeliveredFile> came, Contents before) {

        public Replacement {
            gone = List.copyOf(gone);
            came = List.copyOf(came);
        }
    }

    /// How a delivery is joined with others.
    ///
    /// @param wholeTables tables of events that are sent whole each time, so that the same event
    ///   that comes again is not another one
    /// @param claimed years whose euros it tells in claims
    /// @param invoiced years whose euros it takes from invoices, because nothing claimed them; 0
    ///   where it is not told which
    public record Plan(
            List<String> wholeTables,
            Observation observation,
            List<Integer> claimed,
            List<Integer> invoiced) {

        /// Every event is one more, and observation is as recorded.
        public static final Plan PLAIN = new Plan(List.of(), Observation.RECORDED);

        public Plan {
            wholeTables = List.copyOf(wholeTables);
            // Ledgers that were made before years were told have neither.
            claimed = claimed == null ? List.of() : List.copyOf(claimed);
            invoiced = invoiced == null ? List.of() : List.copyOf(invoiced);
        }

        /// A plan of a source that tells every euro once.
        public Plan(List<String> wholeTables, Observation observation) {
            this(wholeTables, observation, List.of(), List.of());
        }

        /// Whether euros that this one takes from invoices another tells in claims.
        public boolean doubles(Plan other) {
            return (invoiced.contains(0) && !other.claimed.isEmpty())
                    || invoiced.stream().anyMatch(other.claimed::contains);
        }
    }

    public Delivery {
        files = List.copyOf(files);
        // Ledgers that were made before files could be replaced tell neither.
        site = site == null ? Optional.empty() : site;
        replaced = replaced == null ? List.of() : List.copyOf(replaced);
    }

    /// A delivery that came as it is.
    public Delivery(
            int number,
            String kind,
            String asked,
            boolean pseudonymised,
            Optional<String> site,
            String imported,
            List<DeliveredFile> files,
            Contents contents,
            Plan plan) {
        this(number, kind, asked, pseudonymised, site, imported, files, contents, plan, List.of());
    }

    /// What came into a store that has no ledger: nothing is known of its files.
    public static Delivery unknown(boolean pseudonymised, Contents contents) {
        return new Delivery(
                1, "", "", pseudonymised, Optional.empty(), "", List.of(), contents, Plan.PLAIN);
    }

    /// The same delivery in another place of a ledger.
    public Delivery numbered(int other) {
        return new Delivery(
                other, kind, asked, pseudonymised, site, imported, files, contents, plan, replaced);
    }

    /// The same delivery with what came of it.
    public Delivery holding(String firstDay, String lastDay, long people, long events) {
        return with(
                new Contents(contents.months, firstDay, lastDay, people, events, contents.currency),
                plan);
    }

    /// The same delivery with the currency of its amounts.
    public Delivery in(String currency) {
        return with(
                new Contents(
                        contents.months,
                        contents.firstDay,
                        contents.lastDay,
                        contents.people,
                        contents.events,
                        currency),
                plan);
    }

    /// The same delivery with what its import found of when people were observed.
    public Delivery observed(Observation observation) {
        return with(contents, new Plan(plan.wholeTables, observation, plan.claimed, plan.invoiced));
    }

    private Delivery with(Contents held, Plan joined) {
        return new Delivery(
                number, kind, asked, pseudonymised, site, imported, files, held, joined, replaced);
    }

    /// This delivery, read once more, with the history of what it was.
    ///
    /// @param other the same as it was in the ledger
    public Delivery after(Delivery other) {
        return past(other.imported, other.replaced);
    }

    /// This delivery, some of whose files are new, with the history of what it was.
    ///
    /// @param other the same before
    public Delivery replacing(Delivery other, List<DeliveredFile> gone, List<DeliveredFile> came) {
        var all = new ArrayList<>(other.replaced);
        all.add(new Replacement(imported, gone, came, other.contents));
        return past(imported, all);
    }

    private Delivery past(String day, List<Replacement> history) {
        return new Delivery(
                number, kind, asked, pseudonymised, site, day, files, contents, plan, history);
    }

    /// The bytes of all its files.
    public long bytes() {
        return files.stream().mapToLong(DeliveredFile::bytes).sum();
    }
}
