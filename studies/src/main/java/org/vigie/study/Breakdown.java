package org.vigie.study;

import java.util.List;

/// What numbers are broken down by, beside time.
///
/// @param ages the first age of each age group, the first being 0; empty where age is not asked
public record Breakdown(List<Integer> ages, boolean sexes, boolean regions) {}
