package org.vigie.store;

import java.util.List;

/// Something about the data that a reader of results should know.
///
/// @param rule     short name, for example `event-after-death`
/// @param table    the source's table or file
/// @param count    how many rows or people
/// @param effect   what was done with them, in words
/// @param examples the first places, `file, line n`; never a value
public record Finding(String rule, String table, long count, String effect, List<String> examples) {
}
