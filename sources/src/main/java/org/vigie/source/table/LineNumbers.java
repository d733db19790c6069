package org.vigie.source.table;

import java.util.List;
import java.util.NavigableMap;
import java.util.function.Supplier;

/// Where in its file a row stands.
sealed interface LineNumbers {

    /// The place of a row, for a person to look.
    String place(long row);

    /// Rows of CSV are numbered from 1, the header is line 1, and lines that could not be split
    /// into columns were passed over. A quoted value that runs over several lines counts as one
    /// line.
    ///
    /// @param rejected lines passed over, ascending
    record Csv(String file, List<Long> rejected) implements LineNumbers {

        @Override
        public String place(long row) {
            long line = row + 1;
            for (long passed : rejected) {
                if (passed <= line) {
                    line++;
                }
            }
            return linePlace(file, line);
        }
    }

    /// Rows of Parquet and of SAS are numbered from 1 in each file.
    ///
    /// @param files one name, or those of a folder
    record Rows(List<String> files) implements LineNumbers {

        private static final int BITS = 40;

        /// Which of the files a row is of, as an expression of DuckDB.
        static final String FILE = "(\"row\" >> " + BITS + ")";

        /// A number for each row of all files, as an expression of DuckDB.
        static final String ROW =
                "(CAST(file_index AS BIGINT) << " + BITS + ") + file_row_number + 1";

        @Override
        public String place(long row) {
            return files.get((int) (row >> BITS)) + ", row " + (row & ((1L << BITS) - 1));
        }
    }

    /// Rows of files one after the other.
    ///
    /// @param starts the first row of each file that has any, with the numbers of its lines; asked
    ///   for when needed
    record Files(Supplier<NavigableMap<Long, LineNumbers>> starts) implements LineNumbers {

        @Override
        public String place(long row) {
            var file = starts.get().floorEntry(row);
            return file.getValue().place(row - file.getKey() + 1);
        }
    }

    static String linePlace(String file, long line) {
        return file + ", line " + line;
    }
}
