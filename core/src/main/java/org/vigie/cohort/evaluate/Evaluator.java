package org.vigie.cohort.evaluate;

import org.vigie.cohort.CohortSteps;
import org.vigie.timeline.Timeline;

/// Evaluates cohorts for one person at a time. For one thread only, and for timelines of one
/// dictionary.
interface Evaluator {

    void evaluate(Timeline person, CohortSteps steps);
}
