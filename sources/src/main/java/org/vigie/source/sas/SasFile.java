package org.vigie.source.sas;

import com.epam.parso.Column;
import com.epam.parso.SasFileProperties;
import com.epam.parso.impl.SasFileReaderImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.InputProblem;

/// A SAS data set in a file: its columns, and how many rows it has.
///
/// @param rows without those that were deleted, which SAS leaves where they were
/// @param deleted how many those are
public record SasFile(
        Path path, List<SasColumn> columns, long rows, long deleted, Optional<Charset> encoding) {

    private static final int BUFFER = 1 << 20;

    private static final int SHORTEST_NUMBER = 3;

    /// A page says how many rows it has in 15 bits, as the library reads it.
    private static final long MOST_ROWS_OF_A_PAGE = Short.MAX_VALUE;

    /// @throws InputProblem where it is not a whole data set
    public static SasFile of(Path path) {
        try {
            var header = SasHeader.of(path);
            try (var in = open(path)) {
                return of(path, header, new SasFileReaderImpl(in));
            }
        } catch (InputProblem e) {
            throw e;
        } catch (IOException e) {
            throw new InputProblem(path + " cannot be read: " + e.getMessage());
        } catch (RuntimeException _) {
            throw SasHeader.damaged(path);
        }
    }

    private static SasFile of(Path path, SasHeader header, SasFileReaderImpl reader) {
        var about = reader.getSasFileProperties();
        var columns = reader.getColumns();
        if (about.getRowCount() > Integer.MAX_VALUE) {
            throw new InputProblem(
                    """
                    %s has %,d rows, and more than %,d are not read from one SAS data set; split it\
                    """
                            .formatted(path, about.getRowCount(), Integer.MAX_VALUE));
        }
        if (about.getRowLength() > 0
                && header.page() / about.getRowLength() > MOST_ROWS_OF_A_PAGE) {
            throw new InputProblem(
                    """
                    %s has more rows on a page than can be read; write it again in SAS with \
                    (bufsize=64k)\
                    """
                            .formatted(path));
        }
        if (!whole(about, columns)) {
            throw SasHeader.damaged(path);
        }
        return new SasFile(
                path,
                columns.stream().map(SasFile::column).toList(),
                about.getRowCount() - about.getDeletedRowCount(),
                about.getDeletedRowCount(),
                encoding(path, about.getEncoding()));
    }

    /// The library says nothing of parts that it could not read.
    private static boolean whole(SasFileProperties about, List<Column> columns) {
        return !columns.isEmpty()
                && columns.size() == about.getColumnsCount()
                && about.getRowLength() > 0
                && about.getRowCount() >= 0
                && about.getDeletedRowCount() >= 0
                && about.getDeletedRowCount() <= about.getRowCount()
                && columns.stream().allMatch(SasFile::whole);
    }

    /// Numbers of two bytes, which mainframes alone may have, would be taken for something else.
    private static boolean whole(Column column) {
        return !column.getName().isBlank()
                && column.getName().indexOf(0) < 0
                && (column.getType() == String.class || column.getLength() >= SHORTEST_NUMBER);
    }

    private static SasColumn column(Column column) {
        var format = column.getFormat();
        return SasColumn.of(
                column.getName(),
                column.getType() == String.class,
                format.getName(),
                format.getWidth(),
                format.getPrecision());
    }

    private static Optional<Charset> encoding(Path path, String name) {
        try {
            return Optional.ofNullable(name).map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw new InputProblem(
                    """
                    %s is in an encoding that is not read (%s); write it again in SAS with \
                    (encoding='utf-8')\
                    """
                            .formatted(path, name));
        }
    }

    static InputStream open(Path path) throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), BUFFER);
    }
}
