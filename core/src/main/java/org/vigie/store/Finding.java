package org.vigie.store;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Something about the data that a reader of results should know.
///
/// @param rule short name, for example `event-after-death`
/// @param table the source's table or file
/// @param count how many rows, events, people or files
/// @param of of how many: the rows or events of the table; empty where what is counted is no part
///   of them
/// @param effect what was done with them, in words
/// @param examples the first places, `file, line n`; never a value
/// @param delivery the number of the delivery that it is about, where a store has several; empty
///   where it is about the whole
public record Finding(
        String rule,
        String table,
        long count,
        OptionalLong of,
        String effect,
        List<String> examples,
        OptionalInt delivery) {

    public Finding {
        // Stores made before this was counted do not say.
        of = of == null ? OptionalLong.empty() : of;
        delivery = delivery == null ? OptionalInt.empty() : delivery;
    }

    /// A finding about a whole store.
    public Finding(
            String rule,
            String table,
            long count,
            OptionalLong of,
            String effect,
            List<String> examples) {
        this(rule, table, count, of, effect, examples, OptionalInt.empty());
    }

    public Finding(String rule, String table, long count, String effect, List<String> examples) {
        this(rule, table, count, OptionalLong.empty(), effect, examples);
    }

    /// Which part of all it is, `12.3%`; the empty string where that is not known.
    public String share() {
        if (of.isEmpty() || of.getAsLong() < count || of.getAsLong() == 0) {
            return "";
        }
        double percent = 100.0 * count / of.getAsLong();
        return percent < 0.05
                ? "<0.1%"
                : percent >= 99.95 && count < of.getAsLong()
                        ? ">99.9%"
                        : String.format(Locale.ROOT, "%.1f%%", percent);
    }

    /// The same finding about one delivery, unless it is about one already.
    public Finding inDelivery(int number) {
        return delivery.isPresent()
                ? this
                : new Finding(rule, table, count, of, effect, examples, OptionalInt.of(number));
    }

    /// Where it was found: `encounters`, `delivery 2, encounters`.
    public String where() {
        return delivery.isPresent() ? "delivery " + delivery.getAsInt() + ", " + table : table;
    }
}
