package org.vigie.cohort.language;

import java.util.List;

/// A statement, and statements that belong below it.
public record Outline(String text, List<Outline> below) {

    public Outline(String text) {
        this(text, List.of());
    }

    /// Lines, those below indented by two spaces more.
    public String lines(int indent) {
        var lines = new StringBuilder(" ".repeat(indent)).append(text).append('\n');
        below.forEach(one -> lines.append(one.lines(indent + 2)));
        return lines.toString();
    }
}
