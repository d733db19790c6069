package org.vigie.store;

import java.util.List;
import java.util.stream.Collectors;

/// Many names in a line: the first of them, and how many more there are.
public final class Shortened {

    private static final int NAMED = 3;

    private Shortened() {}

    /// `a, b, c and 2 more`.
    public static String of(List<String> texts) {
        var first = texts.stream().limit(NAMED).collect(Collectors.joining(", "));
        return texts.size() > NAMED ? first + " and " + (texts.size() - NAMED) + " more" : first;
    }

    /// The names of files.
    public static String names(List<DeliveredFile> files) {
        return of(files.stream().map(DeliveredFile::name).toList());
    }
}
