package org.vigie.source.table;

import java.util.List;

/// What becomes of the files of a table, whichever of its columns each has and whatever it calls
/// them.
public interface FileLayout {

    /// The columns to read, in an order of their own.
    ///
    /// @param header a file's columns in lower case
    List<SourceColumn> columns(List<String> header);

    /// The columns of the table, as expressions of those read and of `file`, the number of the file
    /// from 0.
    ///
    /// @param header a file's columns in lower case; none where there is no file
    List<String> values(List<String> header);

    /// Columns that may be there without being read.
    List<String> known(List<String> header);
}
