package org.vigie.fuzz;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.vigie.cohort.files.CohortTable;

/// A file of cohort entries.
final class CohortReading {

    static final String ENTRIES =
            """
            cohort_definition_id,subject_id,cohort_start_date,cohort_end_date
            1,1,2010-01-01,2010-12-31
            1,2,2011-02-03,2011-02-03
            2,1,2012-01-01 00:00:00,2012-01-02T00:00
            """;

    private CohortReading() {}

    static void read(Path file) {
        CohortTable.read(file).of(OptionalInt.of(1));
    }
}
