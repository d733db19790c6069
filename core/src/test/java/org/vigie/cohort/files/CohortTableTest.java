package org.vigie.cohort.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.cohort.CohortEntries;
import org.vigie.cohort.CohortEntry;
import org.vigie.problem.InputProblem;
import org.vigie.timeline.Days;

/// Files of cohort entries, ours and others'.
class CohortTableTest {

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cohort.csv"), text);
    }

    @Test
    void aListOfPersonsAndDaysIsACohort() throws IOException {
        var table =
                CohortTable.read(
                        file("\"SUBJECT_ID\";\"Cohort_Start_Date\"\r\n7;2020-01-31 00:00:00\r\n"));
        assertEquals(
                new CohortEntries(
                        1, List.of(new CohortEntry(7, Days.of(2020, 1, 31), Days.of(2020, 1, 31)))),
                table.of(OptionalInt.empty()));
        assertEquals(false, table.hasEnds());
    }

    /// As programs write them whose numbers are all floating.
    @Test
    void wholeNumbersMayHaveADecimalPoint() throws IOException {
        assertEquals(
                CohortTable.read(
                                file(
                                        "cohort_definition_id,subject_id,cohort_start_date\n2,6,2000-01-01\n"))
                        .of(OptionalInt.empty()),
                CohortTable.read(
                                file(
                                        "cohort_definition_id,subject_id,cohort_start_date\n2.0,6.0,2000-01-01\n"))
                        .of(OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    subject,date | needs the columns subject_id and cohort_start_date in its first line
                    subject_id,cohort_start_date/x,2020-01-01 | , line 2: needs a whole number as subject_id
                    subject_id,cohort_start_date/7.5,2020-01-01 | , line 2: needs a whole number as subject_id
                    subject_id,cohort_start_date/7,31-01-2020 | , line 2: needs a date such as 2020-01-31 as cohort_start_date
                    cohort_definition_id,subject_id,cohort_start_date/9999999999,7,2020-01-01 | , line 2: needs a number below 2147483648 as cohort_definition_id
                    subject_id,cohort_start_date,cohort_end_date/1,2020-01-02,2020-01-01 | , line 2: the entry ends before it starts
                    subject_id,cohort_start_date,cohort_end_date/1,2020-01-02 | , line 2: needs a date such as 2020-01-31 as cohort_end_date
                    """)
    void aFaultIsSaidWithItsLine(String text, String message) throws IOException {
        var file = file(text.replace("/", "\n") + "\n");
        var problem = assertThrows(InputProblem.class, () -> CohortTable.read(file));
        assertEquals(file + (message.startsWith(",") ? "" : " ") + message, problem.getMessage());
    }

    @Test
    void oneOfSeveralCohortsMustBeNamed() throws IOException {
        var table =
                CohortTable.read(
                        file(
                                "cohort_definition_id,subject_id,cohort_start_date\n5,1,2020-01-01\n6,1,2020-01-01\n"));
        assertEquals(
                table.file() + " has several cohorts, 5, 6; say which",
                assertThrows(InputProblem.class, () -> table.of(OptionalInt.empty())).getMessage());
        assertEquals(
                table.file() + " has no cohort 7; it has 5, 6",
                assertThrows(InputProblem.class, () -> table.of(OptionalInt.of(7))).getMessage());
    }

    @Test
    void whatIsNotParquetIsSaidSo() throws IOException {
        var file = Files.writeString(folder.resolve("cohort.parquet"), "no");
        assertEquals(
                file + " is not Parquet with whole numbers and dates; write it again",
                assertThrows(InputProblem.class, () -> CohortTable.read(file)).getMessage());
        assertEquals(
                folder + " is a folder; name the file cohort.csv or cohort.parquet in it",
                assertThrows(InputProblem.class, () -> CohortTable.read(folder)).getMessage());
    }
}
