package org.vigie.cohort.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.store.Person;
import org.vigie.store.read.Life;
import org.vigie.timeline.Attribute;
import org.vigie.timeline.Code;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Days;
import org.vigie.timeline.ObservationPeriod;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;
import org.vigie.vocabulary.Vocabulary;

/// People drawn in a text block.
///
/// ```
/// 1: 1960 F, 2010-01-01..2019-12-31
///    condition A 2012-03-01
///    drug D 2012-03-01..2012-03-10 days_supply=30 id=7
/// ```
///
/// A person may have concepts: `1960 F race=A gender=B`. A period may have a type:
/// `2010-01-01..2019-12-31=A`. Concepts are letters, with a digit for one under the letter: `A1` is
/// under `A`. Set 1 holds `A` and what is under it, set 2 `B`, and so on to 5, `E`; set 6 holds `A`
/// alone, set 7 what maps to `A`: `M`; set 8 set 1 without `A1`.
public final class DrawnPeople {

    static final String SETS = sets();

    private static final Map<String, String> TABLES =
            Map.of(
                    "condition",
                    "condition_occurrence",
                    "drug",
                    "drug_exposure",
                    "procedure",
                    "procedure_occurrence",
                    "device",
                    "device_exposure",
                    "visit",
                    "visit_occurrence",
                    "plan",
                    "payer_plan_period");

    private final List<Life> lives = new ArrayList<>();

    private DrawnPeople() {}

    public static List<Life> of(String text) {
        var people = new DrawnPeople();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(people::line);
        people.lives.forEach(
                life -> life.events().sort(Comparator.comparingLong(Life.Event::time)));
        return people.lives;
    }

    public static Vocabulary vocabulary() {
        var list = new ArrayList<Code>();
        for (char letter : "ABCDEM".toCharArray()) {
            for (var text : List.of("" + letter, letter + "1", letter + "2")) {
                list.add(new Code("T/" + text, "T", "", concept(text), 0, 0));
                list.add(new Code("ERA/T/" + text, "T", "", 0, 0, 0));
            }
        }
        list.add(Code.of(PlainCriteria.DEATH));
        var codes = Codes.of(list);
        var links = new ArrayList<Hierarchy.Link>();
        for (char letter : "ABCDE".toCharArray()) {
            for (var below : List.of("1", "2")) {
                links.add(
                        new Hierarchy.Link(
                                codes.id("T/" + letter + below), codes.id("T/" + letter)));
            }
        }
        return new Vocabulary(
                codes,
                Hierarchy.of(codes, links),
                Mappings.of(codes, List.of(new Mappings.Link(codes.id("T/M"), codes.id("T/A")))));
    }

    /// `A` is 100, `A1` is 101, `B` is 200.
    static long concept(String text) {
        return 100L * (text.charAt(0) - 'A' + 1) + (text.length() > 1 ? text.charAt(1) - '0' : 0);
    }

    private static String sets() {
        var sets = new ArrayList<String>();
        for (int number = 1; number <= 5; number++) {
            sets.add(set(number, 100 * number, true, false));
        }
        sets.add(set(6, 100, false, false));
        sets.add(set(7, 100, false, true));
        sets.add(without());
        return "'ConceptSets': [" + String.join(", ", sets) + "]";
    }

    /// All of set 1 but `A1`.
    private static String without() {
        return "{'id': 8, 'expression': {'items': [{'concept': {'CONCEPT_ID': 100}, 'includeDescendants': true},"
                + " {'concept': {'CONCEPT_ID': 101}, 'isExcluded': true}]}}";
    }

    private static String set(int number, int concept, boolean descendants, boolean mapped) {
        return "{'id': "
                + number
                + ", 'expression': {'items': [{'concept': {'CONCEPT_ID': "
                + concept
                + "}, 'includeDescendants': "
                + descendants
                + ", 'includeMapped': "
                + mapped
                + "}]}}";
    }

    private void line(String line) {
        if (Character.isDigit(line.charAt(0))) {
            lives.add(new Life(person(line), new ArrayList<>()));
        } else {
            lives.getLast().events().add(event(List.of(line.split(" +"))));
        }
    }

    private static Person person(String line) {
        var words = line.split("[:, ]+");
        var periods =
                Arrays.stream(words)
                        .skip(3)
                        .filter(word -> word.contains(".."))
                        .map(DrawnPeople::period)
                        .toList();
        var sex = Sex.ofLetter(words[2]);
        return new Person(
                Long.parseLong(words[0]),
                Days.of(Integer.parseInt(words[1]), 1, 1),
                sex,
                Timeline.NO_DAY,
                "",
                "",
                "",
                periods,
                concept(words, "gender", sex.concept().orElse(Timeline.NONE)),
                concept(words, "race", Timeline.NONE),
                concept(words, "ethnicity", Timeline.NONE));
    }

    private static long concept(String[] words, String name, long otherwise) {
        return Arrays.stream(words)
                .filter(word -> word.startsWith(name + "="))
                .findFirst()
                .map(word -> concept(word.substring(name.length() + 1)))
                .orElse(otherwise);
    }

    private static ObservationPeriod period(String text) {
        var days = text.split("\\.\\.|=");
        return new ObservationPeriod(
                Days.of(days[0]),
                Days.of(days[1]),
                days.length > 2 ? concept(days[2]) : Timeline.NONE,
                Timeline.NONE);
    }

    private static Life.Event event(List<String> words) {
        boolean death = words.getFirst().equals("death");
        var table = TABLES.getOrDefault(words.getFirst(), words.getFirst());
        var code =
                death
                        ? PlainCriteria.DEATH
                        : (table.endsWith("_era") ? "ERA/T/" : "T/") + words.get(1);
        var days = words.get(death ? 1 : 2).split("\\.\\.");
        var attributes = new TreeMap<Attribute, Object>();
        double value = Double.NaN;
        long visit = Timeline.NONE;
        for (var pair : words.subList(death ? 2 : 3, words.size())) {
            var name = pair.substring(0, pair.indexOf('='));
            var text = pair.substring(pair.indexOf('=') + 1);
            switch (name) {
                case "value" -> value = Double.parseDouble(text);
                case "visit" -> visit = Long.parseLong(text);
                default -> put(attributes, Attribute.valueOf(name.toUpperCase(Locale.ROOT)), text);
            }
        }
        return new Life.Event(
                Days.time(Days.of(days[0])),
                code,
                value,
                "",
                table,
                "",
                days.length > 1 ? Days.time(Days.of(days[1])) : Timeline.NO_TIME,
                visit,
                Timeline.NONE,
                Timeline.NONE,
                "",
                attributes);
    }

    private static void put(Map<Attribute, Object> attributes, Attribute attribute, String text) {
        attributes.put(
                attribute,
                switch (attribute.kind()) {
                    case IDENTIFIER, CENTS -> Long.parseLong(text);
                    case CONCEPT ->
                            Character.isDigit(text.charAt(0))
                                    ? Long.parseLong(text)
                                    : concept(text);
                    case NUMBER -> Double.parseDouble(text);
                    case TEXT -> text;
                });
    }
}
