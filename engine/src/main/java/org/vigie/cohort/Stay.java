package org.vigie.cohort;

/// Days in a cohort, both inclusive.
record Stay(int start, int end) {
}
