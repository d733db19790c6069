package org.vigie.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// One line that stands for everything a store holds.
final class Fingerprint {

    private Fingerprint() {
    }

    static String of(List<Manifest.FileEntry> files, List<Manifest.ShardEntry> shards) {
        var text = new StringBuilder();
        files.forEach(file -> text.append(line("", file)));
        shards.forEach(shard -> shard.files().forEach(file -> text.append(line(shard.name(), file))));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String line(String folder, Manifest.FileEntry file) {
        return folder + '/' + file.name() + ' ' + file.bytes() + ' ' + file.crc32c() + '\n';
    }
}
