package org.vigie.cohort;

/// Days in a cohort, both inclusive.
public record CohortEra(int start, int end) {}
