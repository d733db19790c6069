package org.vigie.cohort;

/// Told what becomes of a person in a cohort, step by step.
///
/// Step 0 counts entry events, step 1 those that meet the additional criteria and their limit, step
/// `r + 1` those that also meet rules 1 to `r`, and the step after the last rule those within the
/// last limit.
public interface CohortSteps {

    /// So many of the person's events came so far; not told where there are none.
    void reached(int cohort, int step, int events);

    /// The person is in the cohort on these days, both inclusive.
    void entry(int cohort, int start, int end);
}
