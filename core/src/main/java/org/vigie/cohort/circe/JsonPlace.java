package org.vigie.cohort.circe;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.problem.SimilarName;
import org.vigie.timeline.Days;
import tools.jackson.databind.JsonNode;

/// A value in a JSON document and where it stands. What is absent and what is `null` are the same.
record JsonPlace(JsonNode node, String pointer) {

    private static final int MOST = 1_000_000;
    private static final int MOST_DAYS = 3_652_500;
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_PLACE = 400;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// Circe reads months and days of one digit too.
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    DefinitionProblem problem(String message) {
        return new DefinitionProblem(shown(pointer, LONGEST_PLACE), message);
    }

    /// A member that may be absent.
    Optional<JsonPlace> find(String name) {
        if (!node.isObject()) {
            throw problem("should be an object, is " + kind());
        }
        var found = node.get(name);
        return found == null || found.isNull()
                ? Optional.empty()
                : Optional.of(
                        new JsonPlace(
                                found, pointer + "/" + name.replace("~", "~0").replace("/", "~1")));
    }

    JsonPlace need(String name) {
        return find(name).orElseThrow(() -> problem("needs " + name));
    }

    /// The elements of an array member; none where it is absent.
    List<JsonPlace> list(String name) {
        return find(name).map(JsonPlace::elements).orElse(List.of());
    }

    List<JsonPlace> elements() {
        if (!node.isArray()) {
            throw problem("should be a list, is " + kind());
        }
        var elements = new ArrayList<JsonPlace>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonPlace(node.get(i), pointer + "/" + i));
        }
        return elements;
    }

    /// The names of the members that are there.
    List<String> names() {
        if (!node.isObject()) {
            throw problem("should be an object, is " + kind());
        }
        return node.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .map(member -> member.getKey())
                .toList();
    }

    /// @throws DefinitionProblem where there is a member of another name: what is not understood
    ///   would change whom a definition means
    void only(Collection<String> known) {
        for (var name : names()) {
            if (!known.contains(name)) {
                throw need(name)
                        .problem(
                                "is not known here"
                                        + SimilarName.perhaps(name, known)
                                        + "; known are "
                                        + String.join(", ", known));
            }
        }
    }

    String text() {
        if (!node.isString()) {
            throw problem("should be a text, is " + kind());
        }
        return node.stringValue();
    }

    /// The text in capitals: Circe minds their case in few places.
    String upper() {
        return text().toUpperCase(Locale.ROOT);
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw problem("should be true or false, is " + kind());
        }
        return node.booleanValue();
    }

    boolean flag(String name, boolean absent) {
        return find(name).map(JsonPlace::flag).orElse(absent);
    }

    /// A number that fits a double.
    double number() {
        double number = node.isNumber() ? node.asDouble(Double.NaN) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw problem("should be a number, is " + kind());
        }
        return number;
    }

    int whole() {
        double number = node.isNumber() ? node.asDouble(Double.NaN) : Double.NaN;
        if (number != (int) number) {
            throw problem("should be a whole number, is " + kind());
        }
        return (int) number;
    }

    /// How many; Vigie's own language knows no other numbers.
    int count() {
        int count = whole();
        if (count < 0 || count > MOST) {
            throw problem("should be a whole number from 0 to " + MOST + ", is " + count);
        }
        return count;
    }

    /// A number of days; more than ten thousand years are a slip, and no date is so far from
    /// another.
    int days() {
        int days = whole();
        if (Math.abs((long) days) > MOST_DAYS) {
            throw problem("should be a number of days up to " + MOST_DAYS + ", is " + days);
        }
        return days;
    }

    int days(String name, int absent) {
        return find(name).map(JsonPlace::days).orElse(absent);
    }

    OptionalInt daysIfAny(String name) {
        return find(name).map(place -> OptionalInt.of(place.days())).orElse(OptionalInt.empty());
    }

    OptionalInt countIfAny(String name) {
        return find(name).map(place -> OptionalInt.of(place.count())).orElse(OptionalInt.empty());
    }

    /// The number of a concept.
    long identifier() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw problem("should be a whole number, is " + kind());
        }
        if (node.longValue() < 0) {
            throw problem("should be a concept id of OMOP, which is never below 0");
        }
        return node.longValue();
    }

    /// A date as days since 1970-01-01.
    int day() {
        var date = DATE.matcher(text());
        try {
            if (date.matches()) {
                return Days.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3)));
            }
        } catch (DateTimeException e) {
            // Said below: the form is right, the date is not in the calendar.
        }
        throw problem("should be a date such as 2020-01-31, is '" + shown() + "'");
    }

    /// A text as messages show it: on one line, and not all of a long one.
    String shown() {
        return shown(text(), LONGEST_SHOWN);
    }

    private static String shown(String text, int longest) {
        var line = CONTROL.matcher(text).replaceAll(" ");
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }

    private String kind() {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "the text '" + shown() + "'";
            case NUMBER ->
                    node.toString().length() > LONGEST_SHOWN
                                    || !Double.isFinite(node.asDouble(Double.NaN))
                            ? "a number too large"
                            : node.toString();
            case BOOLEAN -> node.toString();
            default -> "nothing";
        };
    }
}
