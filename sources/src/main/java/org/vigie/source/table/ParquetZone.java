package org.vigie.source.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The time zone in which the times of Parquet files were written.
///
/// Parquet itself keeps such times in UTC and not the zone; pandas, Arrow and Polars write it into
/// the schema that they leave in the footer. Midnight in Paris is the day before in UTC, so that
/// without it days would move.
final class ParquetZone {

    private static final Pattern PANDAS = Pattern.compile("\"timezone\": *\"([^\"]+)\"");
    private static final Pattern NAME =
            Pattern.compile("UTC|GMT|Z|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)++|[+-]\\d\\d:\\d\\d");

    private final Set<String> zones = new TreeSet<>();

    /// Takes note of an entry of a footer.
    ///
    /// @param value its bytes, as text
    void add(String key, String value) {
        switch (key) {
            case "ARROW:schema" -> arrow(value);
            case "pandas" -> PANDAS.matcher(value).results().forEach(found -> add(found.group(1)));
            default -> {}
        }
    }

    /// The one zone that all of them name.
    Optional<ZoneId> zone() {
        return zones.size() == 1
                ? Optional.of(ZoneId.of(zones.iterator().next()))
                : Optional.empty();
    }

    /// The schema is a FlatBuffer, whose texts are their length, their letters and a zero, at
    /// multiples of four bytes.
    private void arrow(String base64) {
        ByteBuffer schema;
        try {
            schema = ByteBuffer.wrap(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            return;
        }
        schema.order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 < schema.limit(); at += 4) {
            int length = schema.getInt(at);
            int end = at + 4 + length;
            if (length > 0 && length < 64 && end < schema.limit() && schema.get(end) == 0) {
                add(new String(schema.array(), at + 4, length, StandardCharsets.UTF_8));
            }
        }
    }

    private void add(String name) {
        if (!NAME.matcher(name).matches()) {
            return;
        }
        try {
            zones.add(ZoneId.of(name).normalized().getId());
        } catch (DateTimeException e) {
            // Not a zone that Java knows: the zone is unknown.
            return;
        }
    }
}
