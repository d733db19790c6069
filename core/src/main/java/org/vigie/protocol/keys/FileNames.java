package org.vigie.protocol.keys;

import java.nio.file.Path;

/// How files are called in a protocol that is written.
public interface FileNames {

    /// As they were named.
    FileNames AS_NAMED =
            new FileNames() {
                @Override
                public String shared(Path file) {
                    return file.toString();
                }

                @Override
                public String kept(Path file) {
                    return file.toString();
                }
            };

    /// A file without people in it, such as a definition: it may be copied beside the protocol.
    String shared(Path file);

    /// A file that may name people: it stays where it is.
    String kept(Path file);
}
