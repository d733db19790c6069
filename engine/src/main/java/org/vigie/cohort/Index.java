package org.vigie.cohort;

/// A happening that others are looked for around, and the observation period it starts in.
record Index(Happening happening, int period) {
}
