package org.vigie.cohort.files;

import java.util.List;
import java.util.Map;
import org.vigie.cohort.CohortEntry;

/// What a file with the columns of OMOP's table `cohort` holds.
///
/// @param hasEnds whether the file says when entries end
/// @param cohorts by their numbers
record CohortRows(boolean hasEnds, Map<Integer, List<CohortEntry>> cohorts) {

    static final String COHORT = "cohort_definition_id";
    static final String SUBJECT = "subject_id";
    static final String START = "cohort_start_date";
    static final String END = "cohort_end_date";
}
