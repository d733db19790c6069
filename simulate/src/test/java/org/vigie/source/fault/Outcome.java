package org.vigie.source.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What must come of a fault: what is found beyond what is found without it, and what is otherwise
/// than without it, exactly. What is not named must be as it was.
final class Outcome {

    private final Map<String, Long> findings = new TreeMap<>();
    private final Map<String, Integer> events = new TreeMap<>();
    private String refusal = "";
    private int people;
    private long cents;
    private long reimbursed;
    private long days;
    private int altered;
    private int alteredPeople;

    /// The delivery is refused in one line that holds these words, and no store is made.
    static Outcome refused(String words) {
        var outcome = new Outcome();
        outcome.refusal = words;
        return outcome;
    }

    /// The fault is none to the reader: nothing is said and nothing is otherwise.
    static Outcome unharmed() {
        return new Outcome();
    }

    static Outcome found(String rule, String table, long more) {
        return new Outcome().and(rule, table, more);
    }

    /// @param more how many more than without the fault; below 0 where there are fewer
    Outcome and(String rule, String table, long more) {
        if (findings.merge(rule + " " + table, more, Long::sum) == 0) {
            findings.remove(rule + " " + table);
        }
        return this;
    }

    /// Events of a table more than without the fault.
    Outcome events(String table, int more) {
        if (events.merge(table, more, Integer::sum) == 0) {
            events.remove(table);
        }
        return this;
    }

    /// Cents paid more than without the fault.
    Outcome cents(long more) {
        cents += more;
        return this;
    }

    /// Cents reimbursed more than without the fault.
    Outcome reimbursed(long more) {
        reimbursed += more;
        return this;
    }

    /// Days of observation more than without the fault.
    Outcome days(long more) {
        days += more;
        return this;
    }

    /// People more than without the fault.
    Outcome people(int more) {
        people += more;
        return this;
    }

    /// Events that are still there and otherwise in some value.
    Outcome altered(int count) {
        altered += count;
        return this;
    }

    /// People who are still there and otherwise in birth, sex, death, region, practice or site.
    Outcome alteredPeople(int count) {
        alteredPeople += count;
        return this;
    }

    Optional<String> refusal() {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    }

    Map<String, Long> findings() {
        return findings;
    }

    /// The difference that a store with the fault must have from one without it.
    Difference difference() {
        int gone = events.values().stream().filter(n -> n < 0).mapToInt(n -> -n).sum();
        int come = events.values().stream().filter(n -> n > 0).mapToInt(n -> n).sum();
        return new Difference(
                people,
                events,
                cents,
                reimbursed,
                days,
                altered + gone,
                altered + come,
                alteredPeople + Math.max(0, -people),
                alteredPeople + Math.max(0, people));
    }

    /// What is found, in a cell of a table.
    String foundInWords() {
        return refusal()
                .map(words -> "refused: `… " + words + " …`")
                .orElseGet(() ->
                        findings.entrySet().stream()
                                .map(entry -> words(entry.getKey(), entry.getValue()))
                                .collect(
                                        Collectors.collectingAndThen(
                                                Collectors.joining(", "),
                                                all ->
                                                        all.isEmpty()
                                                                ? "nothing: read all the same"
                                                                : all)));
    }

    private static String words(String rule, long more) {
        var parts = rule.split(" ");
        return "`%s` in %s: %+d".formatted(parts[0], parts[1], more);
    }

    /// What is otherwise, in a cell of a table.
    String changeInWords() {
        if (!refusal.isEmpty()) {
            return "no store";
        }
        var words = new ArrayList<String>();
        events.forEach((table, more) -> words.add("%+d events of %s".formatted(more, table)));
        add(words, "%+d people", people);
        add(words, "%+d cents", cents);
        add(words, "%+d cents reimbursed", reimbursed);
        add(words, "%+d days", days);
        add(words, "%d events otherwise", altered);
        add(words, "%d people otherwise", alteredPeople);
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static void add(List<String> words, String form, long count) {
        if (count != 0) {
            words.add(form.formatted(count));
        }
    }
}
