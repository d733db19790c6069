package org.vigie.cohort.evaluate;

/// A happening that others are looked for around, and the observation period it starts in.
public record IndexEvent(CriterionEvent happening, int period) {}
