package org.vigie.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file as the disk knew it at a time: a change of what is mapped already is seen by it.
///
/// @param key by which the disk tells files apart, where it says it
public record FileStamp(Path path, @Nullable Object key, FileTime modified, long size) {

    public static FileStamp of(Path path) throws IOException {
        var now = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileStamp(path, now.fileKey(), now.lastModifiedTime(), now.size());
    }

    /// Whether what was opened then is unchanged: nobody wrote into it. Where another file has its
    /// name by now, or none, whoever opened it still has the old one.
    public boolean stillHolds() throws IOException {
        try {
            var now = of(path);
            return (key != null && !key.equals(now.key))
                    || (Objects.equals(modified, now.modified) && size == now.size);
        } catch (NoSuchFileException _) {
            return true;
        }
    }
}
