package org.vigie.source.sas;

import com.epam.parso.date.OutputDateType;
import com.epam.parso.impl.SasFileParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.problem.InputProblem;

/// The rows of a SAS data set, one after the other, without those that were deleted.
public final class SasRows implements AutoCloseable {

    private final SasFile file;
    private final List<SasColumn> columns;
    private final List<String> names;
    private final InputStream bytes;
    private final SasFileParser parser;
    private final SasLetters letters;
    private Object[] row = {};
    private long read;
    private long deleted;

    /// @param columns those to read
    /// @throws InputProblem where the file cannot be opened
    public SasRows(SasFile file, List<SasColumn> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
        names = columns.stream().map(SasColumn::name).toList();
        letters = new SasLetters(file.encoding());
        try {
            bytes = SasFile.open(file.path());
            parser =
                    new SasFileParser.Builder(bytes)
                            .byteOutput(true)
                            .outputDateType(OutputDateType.SAS_VALUE)
                            .build();
        } catch (IOException e) {
            throw new InputProblem(file.path() + " cannot be read: " + e.getMessage());
        }
    }

    /// Goes on to the next row; false where there is none.
    ///
    /// @throws InputProblem where the file has fewer rows than it says, or cannot be read
    public boolean next() {
        while (read + deleted < file.rows() + file.deleted()) {
            var next = readNext();
            if (next != null) {
                read++;
                row = next;
                return true;
            }
            deleted++;
        }
        if (deleted != file.deleted()) {
            throw new InputProblem(
                    """
                    %s says that it has %,d rows, and %,d could be read: it was cut short or \
                    damaged; get it again\
                    """
                            .formatted(file.path(), file.rows(), read));
        }
        return false;
    }

    private Object @Nullable [] readNext() {
        try {
            return parser.readNext(names);
        } catch (IOException | RuntimeException _) {
            throw new InputProblem(
                    """
                    %s cannot be read to its end: it was cut short or damaged behind row %,d; get \
                    it again\
                    """
                            .formatted(file.path(), read));
        }
    }

    /// The value of a column in this row as a file of text would have it; null where it is missing,
    /// whichever of SAS's 28 kinds of missing numbers it is.
    public @Nullable String text(int column) {
        return switch (row[column]) {
            case null -> null;
            case byte[] text -> letters.text(text);
            case Number number ->
                    Double.isNaN(number.doubleValue())
                            ? null
                            : columns.get(column).text(number.doubleValue());
            default -> throw new IllegalStateException("neither text nor number");
        };
    }

    /// Whether a text asked for since the last such question had bytes that are no letters.
    public boolean replaced() {
        return letters.replaced();
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new InputProblem(file.path() + " cannot be closed: " + e.getMessage());
        }
    }
}
