package org.vigie.study.signal.question;

/// An exposure and an outcome by their ids.
public record Pair(String exposure, String outcome) {}
