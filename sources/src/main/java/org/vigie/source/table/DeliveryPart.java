package org.vigie.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.vigie.problem.InputProblem;
import org.vigie.source.sas.SasFile;
import org.vigie.source.stage.Duck;
import org.vigie.source.table.SourceFile.Format;
import org.vigie.store.DeliveredFile;

/// A file of a delivery and what its source says of it.
///
/// @param from the first month that its name tells, `2015-01`, or the empty string
/// @param to the last month that its name tells, or the empty string
/// @param whole whether its table is sent whole each time
public record DeliveryPart(Path path, String table, String from, String to, boolean whole) {

    private static final int BUFFER = 1 << 20;

    /// A file that could be without a row is not longer than this: names of columns are short. A
    /// page of SAS is not.
    private static final long SMALL = 1 << 16;

    /// Hashes of files by path, length and time of change, so that a process reads each once.
    private static final Map<Version, String> KNOWN = new ConcurrentHashMap<>();

    private record Version(Path path, long bytes, FileTime changed) {}

    /// The files of a table that tell no month.
    public static List<DeliveryPart> of(SourceFile file, String table, boolean whole) {
        return file.parts().stream()
                .map(path -> new DeliveryPart(path, table, "", "", whole))
                .toList();
    }

    /// The files with their hashes, in order of name.
    ///
    /// @param folder of the delivery; or the one file that it is
    /// @param known what a store may know of a hash
    /// @throws InputProblem where one cannot be read
    public static List<DeliveredFile> delivered(
            Path folder, List<DeliveryPart> parts, UnaryOperator<String> known) {
        var absolute = folder.toAbsolutePath();
        var base = Files.isDirectory(folder) ? absolute : absolute.resolveSibling("");
        try {
            // A key is not to be used by several threads at once.
            return parts.parallelStream().map(part -> part.delivered(base)).toList().stream()
                    .map(file -> file.hashed(known.apply(file.sha256())))
                    .sorted(Comparator.comparing(DeliveredFile::name))
                    .toList();
        } catch (UncheckedIOException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new InputProblem(folder + " cannot be read: " + cause.getMessage());
        }
    }

    private DeliveredFile delivered(Path base) {
        try {
            long bytes = Files.size(path);
            return new DeliveredFile(
                    base.relativize(path.toAbsolutePath()).toString().replace('\\', '/'),
                    table,
                    from,
                    to,
                    bytes,
                    KNOWN.computeIfAbsent(
                            new Version(
                                    path.toAbsolutePath(), bytes, Files.getLastModifiedTime(path)),
                            _ -> hash()),
                    whole || !hasRow(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hash() {
        try (var in = new DigestInputStream(Files.newInputStream(path), sha256())) {
            var buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {}
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whether there is anything behind the names of the columns. What cannot be read is refused
    /// when it is read in earnest.
    private boolean hasRow(long bytes) {
        return switch (SourceFile.at(path).map(SourceFile::format).orElse(Format.PARQUET)) {
            case CSV -> bytes > SMALL || hasSecondLine();
            case PARQUET, PARQUET_TREE -> bytes > SMALL || hasParquetRow();
            case SAS -> hasSasRow();
        };
    }

    private boolean hasSasRow() {
        try {
            return SasFile.of(path).rows() > 0;
        } catch (InputProblem e) {
            return true;
        }
    }

    private boolean hasSecondLine() {
        try (var in = new SourceFile(path, Format.CSV).open()) {
            return hasSecondLine(in);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean hasSecondLine(InputStream in) throws IOException {
        var text = in.readAllBytes();
        int at = 0;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        while (at < text.length && Character.isWhitespace(text[at])) {
            at++;
        }
        return at < text.length;
    }

    private boolean hasParquetRow() {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT sum(num_rows) FROM parquet_file_metadata(%s)"
                                        .formatted(Duck.literal(path.toString())))) {
            return !rows.next() || rows.getLong(1) > 0;
        } catch (SQLException e) {
            return true;
        }
    }
}
