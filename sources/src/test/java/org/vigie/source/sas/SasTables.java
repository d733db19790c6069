package org.vigie.source.sas;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;

/// Tables of other files, written as SAS data sets with the types that DuckDB sees in them.
public final class SasTables {

    private static final long DAYS = 3653;
    private static final long SECONDS = DAYS * 86_400;

    private SasTables() {}

    /// Writes the rows of a query.
    ///
    /// @param from what stands after FROM
    public static void write(String from, Path file) throws SQLException {
        write(from, new SasWriter(), file);
    }

    /// The same with a writer that was told how to write.
    public static void write(String from, SasWriter writer, Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var sql = connection.createStatement()) {
            sql.execute("CREATE TABLE rows AS FROM " + from);
            var lengths = new ArrayList<String>();
            try (var about = sql.executeQuery("DESCRIBE rows")) {
                while (about.next()) {
                    var name = about.getString("column_name");
                    lengths.add(
                            "coalesce(max(strlen(CAST(\"%s\" AS VARCHAR))), 1)".formatted(name));
                }
            }
            var columns = new ArrayList<String>();
            try (var longest =
                            sql.executeQuery(
                                    "SELECT " + String.join(", ", lengths) + " FROM rows");
                    var about = connection.createStatement().executeQuery("DESCRIBE rows")) {
                longest.next();
                while (about.next()) {
                    var type = about.getString("column_type");
                    columns.add(type);
                    column(
                            writer,
                            about.getString("column_name"),
                            type,
                            Math.max(1, longest.getInt(columns.size())));
                }
            }
            try (var rows = sql.executeQuery("FROM rows")) {
                while (rows.next()) {
                    var values = new Object[columns.size()];
                    for (int c = 0; c < values.length; c++) {
                        values[c] = value(rows.getObject(c + 1), columns.get(c));
                    }
                    writer.row(values);
                }
            }
        }
        writer.write(file);
    }

    private static void column(SasWriter writer, String name, String type, int length) {
        switch (type) {
            case "DATE" -> writer.number(name, "DATE", 9);
            case "TIMESTAMP" -> writer.number(name, "DATETIME", 20);
            case "VARCHAR" -> writer.text(name.toUpperCase(Locale.ROOT), length);
            default -> writer.number(name);
        }
    }

    private static Object value(Object value, String type) {
        return switch (value) {
            case null -> null;
            case LocalDate day -> day.toEpochDay() + DAYS;
            case java.sql.Timestamp time -> seconds(time.toLocalDateTime());
            case LocalDateTime time -> seconds(time);
            case Number number when !type.equals("VARCHAR") -> number;
            case Boolean yes -> yes ? 1 : 0;
            default -> value.toString();
        };
    }

    private static double seconds(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) + SECONDS + time.getNano() / 1e9;
    }
}
