package org.vigie.store;

import java.util.List;

/// One line that stands for everything a store holds.
public final class Fingerprint {

    private Fingerprint() {}

    public static String of(List<Manifest.FileEntry> files, List<Manifest.ShardEntry> shards) {
        var text = new StringBuilder();
        files.forEach(file -> text.append(line("", file)));
        shards.forEach(
                shard -> shard.files().forEach(file -> text.append(line(shard.name(), file))));
        return Sha256.of(text.toString());
    }

    private static String line(String folder, Manifest.FileEntry file) {
        return folder + '/' + file.name() + ' ' + file.bytes() + ' ' + file.crc32c() + '\n';
    }
}
