package org.vigie.source;

import java.util.List;

/// Which line of a file a row came from: rows are numbered from 1, the header is line 1, and lines that
/// could not be split into columns were passed over. A quoted value that runs over several lines
/// counts as one line.
///
/// @param rejected lines passed over, ascending
/// @param header   lines before the first row
record LineNumbers(List<Long> rejected, int header) {

    long line(long row) {
        long line = row + header;
        for (long passed : rejected) {
            if (passed <= line) {
                line++;
            }
        }
        return line;
    }
}
