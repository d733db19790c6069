package org.vigie.store;

import java.util.List;
import java.util.Optional;

/// What a store is made of; written last, so that a store without one is not a store.
///
/// @param format version of the layout
/// @param source what was read, in words: `OMOP CDM 5.3, 2,694 people in 18 tables`
/// @param firstDay ISO date of the earliest event, or the empty string
/// @param lastDay ISO date of the latest event, or the empty string
/// @param files those beside the shards: codes and ancestors
/// @param findings what the imports found about the data
/// @param deliveries the ledger: what came into the store, in that order; none where it was made
///   before there were ledgers, or of no source
/// @param fingerprint SHA-256 over the names, sizes and checksums of all files
/// @param checksum CRC-32C of the manifest's text with this left empty
public record Manifest(
        int format,
        String source,
        long people,
        long events,
        String firstDay,
        String lastDay,
        List<FileEntry> files,
        List<ShardEntry> shards,
        List<Finding> findings,
        List<Delivery> deliveries,
        String fingerprint,
        String checksum) {

    public Manifest {
        // Stores made before there were ledgers have none.
        deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
    }

    /// The layout this version reads and writes.
    public static final int FORMAT = 3;

    /// @param crc32c checksum of the bytes, in hexadecimal
    public record FileEntry(String name, long rows, long bytes, String crc32c) {}

    Manifest withChecksum(String other) {
        return new Manifest(
                format,
                source,
                people,
                events,
                firstDay,
                lastDay,
                files,
                shards,
                findings,
                deliveries,
                fingerprint,
                other);
    }

    /// The currency of all amounts (ISO 4217, `EUR`), where the store tells one.
    public Optional<String> currency() {
        if (source.startsWith(SIMULATION)) {
            return Optional.of("EUR");
        }
        return deliveries.stream()
                .map(delivery -> delivery.contents().currency())
                .filter(currency -> !currency.isEmpty())
                .findFirst();
    }

    /// How the source of a store is told whose people were made up.
    public static final String SIMULATION = "simulation of ";

    /// Whether the people were made up by Vigie, so that there is nobody to protect.
    public boolean holdsMadeUpPeople() {
        return source.startsWith(SIMULATION);
    }

    /// The size of all files, without the manifest itself.
    public long bytes() {
        return files.stream().mapToLong(FileEntry::bytes).sum()
                + shards.stream()
                        .flatMap(shard -> shard.files().stream())
                        .mapToLong(FileEntry::bytes)
                        .sum();
    }

    /// The same people in other files.
    public Manifest withFiles(List<FileEntry> others, List<ShardEntry> otherShards) {
        return new Manifest(
                format,
                source,
                people,
                events,
                firstDay,
                lastDay,
                others,
                otherShards,
                findings,
                deliveries,
                fingerprint(others, otherShards),
                "");
    }

    /// The same store with another ledger.
    public Manifest withDeliveries(List<Delivery> others) {
        return new Manifest(
                format,
                source,
                people,
                events,
                firstDay,
                lastDay,
                files,
                shards,
                findings,
                others,
                fingerprint,
                "");
    }

    /// One line that stands for everything a store holds.
    public static String fingerprint(List<FileEntry> files, List<ShardEntry> shards) {
        var text = new StringBuilder();
        files.forEach(file -> text.append(line("", file)));
        shards.forEach(
                shard -> shard.files().forEach(file -> text.append(line(shard.name(), file))));
        return Sha256.of(text.toString());
    }

    private static String line(String folder, FileEntry file) {
        return folder + '/' + file.name() + ' ' + file.bytes() + ' ' + file.crc32c() + '\n';
    }

    public record ShardEntry(String name, long people, long events, List<FileEntry> files) {}
}
