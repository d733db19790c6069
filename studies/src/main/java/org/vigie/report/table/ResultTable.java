package org.vigie.report.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.vigie.report.table.ResultColumn.Value;
import org.vigie.statistics.Estimate;

/// A table that users receive, as CSV and as Parquet with the same columns: each column with its
/// name, unit, meaning and where its value comes from in one place. Both files and the page of all
/// results (`docs/results.md`) are made from it.
///
/// A table never changes: each call that adds something gives another.
///
/// @param <R> what a row is made of
public final class ResultTable<R> {

    private final String name;
    private final String words;
    private final String notes;
    private final List<ResultColumn<R>> columns;
    private final int sortedBy;
    private final boolean csvOnly;

    private ResultTable(
            String name,
            String words,
            String notes,
            List<ResultColumn<R>> columns,
            int sortedBy,
            boolean csvOnly) {
        this.name = name;
        this.words = words;
        this.notes = notes;
        this.columns = List.copyOf(columns);
        this.sortedBy = sortedBy;
        this.csvOnly = csvOnly;
    }

    /// A table without columns.
    ///
    /// @param name that of its files, without their endings
    /// @param words what its rows are, in one sentence
    public static <R> ResultTable<R> named(String name, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException(
                    "the table " + name + " needs words that say what its rows are");
        }
        return new ResultTable<>(name, ResultColumn.oneLine(words), "", List.of(), 0, false);
    }

    /// Adds a column.
    ///
    /// @throws IllegalArgumentException where there is one of its name
    private ResultTable<R> and(String column, Unit unit, String meaning, Value<R> value) {
        if (columns.stream().anyMatch(one -> one.name().equals(column))) {
            throw new IllegalArgumentException(
                    "the table " + name + " has two columns called " + column);
        }
        var more = new ArrayList<>(columns);
        more.add(new ResultColumn<>(column, unit, meaning, value));
        return new ResultTable<>(name, words, notes, more, sortedBy, csvOnly);
    }

    public ResultTable<R> text(String column, String meaning, Function<? super R, String> value) {
        return text(column, Unit.NONE, meaning, value);
    }

    /// A text that measures something, such as a date.
    public ResultTable<R> text(
            String column, Unit unit, String meaning, Function<? super R, String> value) {
        return and(column, unit, meaning, new Value.Text<>(value));
    }

    public ResultTable<R> whole(
            String column, Unit unit, String meaning, ToLongFunction<? super R> value) {
        return and(column, unit, meaning, new Value.Whole<>(value));
    }

    /// A whole number of 32 bits, where others expect one.
    public ResultTable<R> number(
            String column, Unit unit, String meaning, ToIntFunction<? super R> value) {
        return and(column, unit, meaning, new Value.Number<>(value));
    }

    /// `NaN` is written as nothing.
    public ResultTable<R> real(
            String column, Unit unit, String meaning, ToDoubleFunction<? super R> value) {
        return and(column, unit, meaning, new Value.Real<>(value));
    }

    /// A whole number that may be hidden.
    public ResultTable<R> shown(
            String column, Unit unit, String meaning, Function<? super R, OptionalLong> value) {
        return and(column, unit, meaning, new Value.Shown<>(value));
    }

    /// A day, counted from 1970-01-01.
    public ResultTable<R> date(String column, String meaning, ToIntFunction<? super R> value) {
        return and(column, Unit.DATE, meaning, new Value.Date<>(value));
    }

    /// An estimate with the ends of its interval: three columns.
    ///
    /// @param ends what the columns of the ends begin with, before `_low` and `_high`
    /// @param interval what interval it is: `its 95 % interval`
    public ResultTable<R> estimate(
            String column,
            String ends,
            Unit unit,
            String meaning,
            String interval,
            Function<? super R, Estimate> value) {
        return real(column, unit, meaning, row -> value.apply(row).value())
                .real(ends + "_low", unit, "low end of " + interval, row -> value.apply(row).low())
                .real(
                        ends + "_high",
                        unit,
                        "high end of " + interval,
                        row -> value.apply(row).high());
    }

    /// Adds columns that several tables share.
    public ResultTable<R> with(UnaryOperator<ResultTable<R>> shared) {
        return shared.apply(this);
    }

    /// The same table with what else there is to say of it, as paragraphs of Markdown.
    public ResultTable<R> notes(String paragraphs) {
        return new ResultTable<>(name, words, paragraphs, columns, sortedBy, csvOnly);
    }

    /// The same table, whose rows come in ascending order of the first columns.
    public ResultTable<R> sortedBy(int first) {
        return new ResultTable<>(name, words, notes, columns, first, csvOnly);
    }

    /// The same table without a Parquet file.
    public ResultTable<R> csvOnly() {
        return new ResultTable<>(name, words, notes, columns, sortedBy, true);
    }

    public String name() {
        return name;
    }

    public String words() {
        return words;
    }

    public String notes() {
        return notes;
    }

    public List<ResultColumn<R>> columns() {
        return columns;
    }

    /// The names of its files.
    public Set<String> files() {
        return csvOnly ? Set.of(csvName()) : Set.of(csvName(), parquetName());
    }

    /// The names of the files of several tables.
    public static Set<String> files(List<ResultTable<?>> tables) {
        return tables.stream()
                .flatMap(table -> table.files().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    String csvName() {
        return name + ".csv";
    }

    String parquetName() {
        return name + ".parquet";
    }

    /// Writes its files into a folder.
    public void write(Iterable<? extends R> rows, Path folder) throws IOException {
        try (var csv = csv(folder)) {
            for (R row : rows) {
                csv.add(row);
            }
        }
        if (!csvOnly) {
            try (var parquet = parquet(folder)) {
                for (R row : rows) {
                    parquet.add(row);
                }
                parquet.finish();
            }
        }
    }

    /// Its CSV file, to be written row by row.
    public CsvRows<R> csv(Path folder) throws IOException {
        return new CsvRows<>(columns, folder.resolve(csvName()));
    }

    /// Its Parquet file, to be written row by row.
    public ParquetRows<R> parquet(Path folder) throws IOException {
        return new ParquetRows<>(columns, sortedBy, folder.resolve(parquetName()));
    }
}
