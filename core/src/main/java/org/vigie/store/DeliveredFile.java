package org.vigie.store;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/// A file of a delivery, as it was when it was read.
///
/// @param name relative to the folder of the delivery, with `/` between folders
/// @param table that it holds a part of, as the source calls it
/// @param from the first month that its name tells, `2015-01`, or the empty string
/// @param to the last month that its name tells, or the empty string
/// @param sha256 of its bytes, in hexadecimal; in a pseudonymised store a keyed hash of that,
///   because a file of few rows could be guessed
/// @param again whether the same file may come with another delivery: tables that are sent whole
///   each time, such as those of persons and of names, and files without a row
public record DeliveredFile(
        String name,
        String table,
        String from,
        String to,
        long bytes,
        String sha256,
        boolean again) {

    /// Whether another file tells of a month of the same table that this one tells of.
    public boolean sharesMonth(DeliveredFile other) {
        return dated()
                && other.dated()
                && table.equals(other.table)
                && from.compareTo(other.to) <= 0
                && other.from.compareTo(to) <= 0;
    }

    /// Whether its name tells months.
    public boolean dated() {
        return !from.isEmpty();
    }

    /// Every month that its name tells.
    public List<YearMonth> months() {
        return dated()
                ? Stream.iterate(
                                YearMonth.parse(from),
                                month -> !month.isAfter(YearMonth.parse(to)),
                                month -> month.plusMonths(1))
                        .toList()
                : List.of();
    }

    /// Whether another file has the same bytes and does not tell of other months.
    public boolean isSame(DeliveredFile other) {
        return sha256.equals(other.sha256) && (!dated() || !other.dated() || sharesMonth(other));
    }

    /// The same file with what a store may know of its hash.
    public DeliveredFile hashed(String other) {
        return new DeliveredFile(name, table, from, to, bytes, other, again);
    }
}
