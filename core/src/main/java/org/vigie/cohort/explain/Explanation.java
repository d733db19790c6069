package org.vigie.cohort.explain;

import java.util.ArrayList;
import java.util.List;

/// Why something holds for a person or does not: a statement, and those it rests on.
public record Explanation(Verdict verdict, String text, List<Explanation> below) {

    public enum Verdict {
        HOLDS("[yes] "),
        FAILS("[no]  "),
        /// Neither: something that was found.
        FOUND("- ");

        private final String mark;

        Verdict(String mark) {
            this.mark = mark;
        }

        static Verdict of(boolean holds) {
            return holds ? HOLDS : FAILS;
        }
    }

    static Explanation found(String text) {
        return new Explanation(Verdict.FOUND, text, List.of());
    }

    static Explanation found(String text, List<Explanation> below) {
        return new Explanation(Verdict.FOUND, text, below);
    }

    static Explanation of(boolean holds, String text, List<Explanation> below) {
        return new Explanation(Verdict.of(holds), text, below);
    }

    boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /// Lines, those below indented by two spaces more.
    public String lines(int indent) {
        var lines = new ArrayList<String>();
        lines.add(" ".repeat(indent) + verdict.mark + text + "\n");
        below.forEach(one -> lines.add(one.lines(indent + 2)));
        return String.join("", lines);
    }
}
