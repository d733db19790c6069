package org.vigie.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vigie.report.table.Unit.DAYS;
import static org.vigie.report.table.Unit.NUMBER;
import static org.vigie.report.table.Unit.PEOPLE;
import static org.vigie.report.table.Unit.RATIO;
import static org.vigie.store.read.OtherReaders.ABSENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.statistics.Estimate;
import org.vigie.store.read.OtherReaders;

/// A table as CSV, and as Parquet as two other programs read it.
class ResultTableTest {

    private record Row(String rule, long people, double odds) {}

    private static final ResultTable<Row> TABLE =
            ResultTable.<Row>named("table", "One row for each rule.")
                    .text("rule", "the rule", Row::rule)
                    .whole("people", PEOPLE, "how many people", Row::people)
                    .real("odds_ratio", RATIO, "the odds ratio", Row::odds);

    private record Other(OptionalLong count, int id, int day, Estimate ratio) {}

    private static final ResultTable<Other> OTHER =
            ResultTable.<Other>named("other", "One row for each.")
                    .shown("count", PEOPLE, "may be hidden", Other::count)
                    .number("id", NUMBER, "a number of 32 bits", Other::id)
                    .date("day", "a day", Other::day)
                    .estimate("ratio", "ci", RATIO, "a ratio", "its interval", Other::ratio);

    @TempDir Path folder;

    @Test
    void bothFilesSayTheSame() throws Exception {
        TABLE.write(
                List.of(
                        new Row("a \"woman\", or not", -3, -0.1),
                        new Row("“é”", Long.MIN_VALUE, Double.NaN),
                        new Row("", 0, Double.POSITIVE_INFINITY),
                        new Row("a\rb", 1, Double.NEGATIVE_INFINITY),
                        new Row("last", Long.MAX_VALUE, -0.0)),
                folder);
        assertEquals(
                """
                rule,people,odds_ratio
                "a ""woman"", or not",-3,-0.1
                “é”,-9223372036854775808,
                ,0,Inf
                "a\rb",1,-Inf
                last,9223372036854775807,-0.0
                """,
                Files.readString(folder.resolve("table.csv")));
        assertEquals(
                List.of(
                        List.of("a \"woman\", or not", -3L, -0.1),
                        List.of("“é”", Long.MIN_VALUE, ABSENT),
                        List.of("", 0L, Double.POSITIVE_INFINITY),
                        List.of("a\rb", 1L, Double.NEGATIVE_INFINITY),
                        List.of("last", Long.MAX_VALUE, -0.0)),
                OtherReaders.rows(folder.resolve("table.parquet")));
    }

    @Test
    void hiddenNumbersNumbersDatesAndEstimates() throws Exception {
        OTHER.write(
                List.of(
                        new Other(OptionalLong.of(5), 7, 0, new Estimate(2, 0.5, 8, 0.1)),
                        new Other(OptionalLong.empty(), -1, 19_782, Estimate.NONE)),
                folder);
        assertEquals(
                """
                count,id,day,ratio,ci_low,ci_high
                5,7,1970-01-01,2.0,0.5,8.0
                ,-1,2024-02-29,,,
                """,
                Files.readString(folder.resolve("other.csv")));
        assertEquals(
                List.of(
                        List.of(5L, 7L, 0L, 2.0, 0.5, 8.0),
                        List.of(ABSENT, -1L, 19_782L, ABSENT, ABSENT, ABSENT)),
                OtherReaders.rows(folder.resolve("other.parquet")));
        assertEquals(
                List.of("a ratio", "low end of its interval", "high end of its interval"),
                OTHER.columns().subList(3, 6).stream().map(ResultColumn::words).toList());
    }

    /// A text that a spreadsheet would run is made harmless in CSV; numbers and Parquet are as they
    /// are.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    =HYPERLINK("x")|"'=HYPERLINK(""x"")"
                    @SUM(A1)|'@SUM(A1)
                    -2+3|'-2+3
                    +1|'+1
                    =a,b|"'=a,b"
                    a=1|a=1
                    '=1|'=1
                     =1| =1
                    """)
    void aFormulaIsATextInCsv(String text, String cell) throws Exception {
        TABLE.write(List.of(new Row(text, -2, -0.5)), folder);
        assertEquals(
                "rule,people,odds_ratio\n" + cell + ",-2,-0.5\n",
                Files.readString(folder.resolve("table.csv")));
        assertEquals(
                List.of(List.of(text, -2L, -0.5)),
                OtherReaders.rows(folder.resolve("table.parquet")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1"})
    void aTextThatBeginsWithATabOrAReturnTooIsHarmless(String text) throws Exception {
        TABLE.write(List.of(new Row(text, 1, 1)), folder);
        assertTrue(Files.readString(folder.resolve("table.csv")).contains("'" + text));
    }

    @Test
    void aTableWithoutRows() throws Exception {
        TABLE.write(List.of(), folder);
        assertEquals("rule,people,odds_ratio\n", Files.readString(folder.resolve("table.csv")));
        assertEquals(List.of(), OtherReaders.rows(folder.resolve("table.parquet")));
    }

    @Test
    void aTableLargerThanWhatIsWrittenAtOnce() throws Exception {
        TABLE.write(
                LongStream.range(0, 20_000).mapToObj(n -> new Row("rule " + n, n, n)).toList(),
                folder);
        var lines = Files.readAllLines(folder.resolve("table.csv"));
        var rows = OtherReaders.rows(folder.resolve("table.parquet"));
        assertEquals(20_001, lines.size());
        assertEquals(20_000, rows.size());
        for (int n = 0; n < 20_000; n++) {
            assertEquals("rule " + n + "," + n + "," + (double) n, lines.get(n + 1));
            assertEquals(List.of("rule " + n, (long) n, (double) n), rows.get(n));
        }
    }

    @Test
    void aTableAsCsvOnly() throws Exception {
        TABLE.csvOnly().write(List.of(new Row("one", 1, 1)), folder);
        assertEquals(false, Files.exists(folder.resolve("table.parquet")));
        assertEquals(Set.of("table.csv"), TABLE.csvOnly().files());
        assertEquals(
                Set.of("table.csv", "table.parquet", "other.csv", "other.parquet"),
                ResultTable.files(List.of(TABLE, OTHER)));
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        var problem =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> OTHER.estimate("odds", "ci", RATIO, "again", "x", Other::ratio));
        assertEquals("the table other has two columns called ci_low", problem.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    people     | DAYS | ' '  | the column people needs words that say what it means
                    Odds ratio | DAYS | what | the name of a column needs small letters, digits and _, was 'Odds ratio'
                    people     | NONE | what | the column people needs a unit
                    """)
    void aColumnThatDoesNotSayWhatItIsIsRefused(
            String name, Unit unit, String words, String message) {
        var problem =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ResultTable.<Row>named("table", "One row for each rule.")
                                        .whole(name, unit, words, Row::people));
        assertEquals(message, problem.getMessage());
    }

    @Test
    void aTableThatDoesNotSayWhatItsRowsAreIsRefused() {
        var problem =
                assertThrows(
                        IllegalArgumentException.class, () -> ResultTable.<Row>named("table", ""));
        assertEquals(
                "the table table needs words that say what its rows are", problem.getMessage());
    }

    @Test
    void aSectionTellsEachTableAndColumn() {
        var table = TABLE.whole("days", DAYS, "a\n  or|b\n", Row::people).notes("And *more*.\n");
        assertEquals(
                """
                ## `study: x`

                Of all.

                ### `table`

                One row for each rule.

                | column | type | unit | meaning |
                |---|---|---|---|
                | `rule` | text |  | the rule |
                | `people` | whole number | people | how many people |
                | `odds_ratio` | number | ratio | the odds ratio |
                | `days` | whole number | days | a or\\|b |

                And *more*.

                """,
                new ResultSection("`study: x`", "Of all.", List.of(table)).page());
        var problem =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new ResultSection("x", "", List.of(table, TABLE)));
        assertEquals("x has two tables called table", problem.getMessage());
    }
}
