package org.vigie.cohort.circe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.cohort.definition.CountColumn;
import org.vigie.cohort.definition.EventKind;

/// Definitions with everything that Circe's JSON can say, from a generator, and what was said so
/// far.
public final class GeneratedDefinitions {

    private static final Set<String> TEXTS =
            Set.of("StopReason", "LotNumber", "UniqueDeviceId", "SourceId", "ValueAsString");
    private static final List<String> COMPARISONS =
            List.of("lt", "lte", "eq", "!eq", "gt", "gte", "bt", "!bt");
    private static final List<String> MATCHES =
            List.of(
                    "eq",
                    "!eq",
                    "startsWith",
                    "!startsWith",
                    "endsWith",
                    "!endsWith",
                    "contains",
                    "!contains");

    private final RandomGenerator random;
    private final int concepts;
    private final Set<String> said = new TreeSet<>();

    /// @param concepts concepts run from 1 to this
    public GeneratedDefinitions(RandomGenerator random, int concepts) {
        this.random = random;
        this.concepts = concepts;
    }

    /// What the definitions so far have said, each construct by its name.
    public Set<String> said() {
        return said;
    }

    /// What there is to say.
    public static Set<String> sayable() {
        var all = new TreeSet<String>();
        for (var kind : EventKind.values()) {
            all.add(kind.circe());
            CirceAttributes.of(kind).names().forEach(name -> all.add(kind.circe() + "." + name));
        }
        CirceAttributes.DEMOGRAPHICS.keySet().forEach(name -> all.add("Demographics." + name));
        COMPARISONS.forEach(op -> all.addAll(List.of("number " + op, "day " + op)));
        MATCHES.forEach(op -> all.add("text " + op));
        for (var column : CountColumn.values()) {
            all.add("distinct " + column);
        }
        for (var name : List.of("PrimaryCriteriaLimit", "QualifiedLimit", "ExpressionLimit")) {
            List.of("All", "First", "Last").forEach(limit -> all.add(name + " " + limit));
        }
        all.addAll(
                List.of(
                        "ALL",
                        "ANY",
                        "AT_LEAST",
                        "AT_MOST",
                        "occurrence 0",
                        "occurrence 1",
                        "occurrence 2",
                        "EndWindow",
                        "UseIndexEnd",
                        "UseEventEnd",
                        "unbounded",
                        "RestrictVisit",
                        "IgnoreObservationPeriod",
                        "Groups",
                        "AdditionalCriteria",
                        "InclusionRules",
                        "CensoringCriteria",
                        "CensorWindow",
                        "EraPad",
                        "DateOffset StartDate",
                        "DateOffset EndDate",
                        "CustomEra",
                        "DaysSupplyOverride",
                        "includeMapped",
                        "includeDescendants",
                        "isExcluded",
                        "no exit"));
        return all;
    }

    /// The next definition, as JSON.
    public String next() {
        var parts = new ArrayList<String>();
        parts.add(
                "'ConceptSets': ["
                        + IntStream.range(0, 6)
                                .mapToObj(this::conceptSet)
                                .collect(Collectors.joining(", "))
                        + "]");
        parts.add(
                "'PrimaryCriteria': {'CriteriaList': ["
                        + list(1 + random.nextInt(2), () -> criterion(1))
                        + "], "
                        + "'ObservationWindow': {'PriorDays': "
                        + days()
                        + ", 'PostDays': "
                        + days()
                        + "}, "
                        + limit("PrimaryCriteriaLimit")
                        + "}");
        parts.add(limit("QualifiedLimit"));
        parts.add(limit("ExpressionLimit"));
        if (say(2, "AdditionalCriteria")) {
            parts.add("'AdditionalCriteria': " + group(1));
        }
        if (say(2, "InclusionRules")) {
            parts.add(
                    "'InclusionRules': ["
                            + list(
                                    1 + random.nextInt(2),
                                    () -> "{'name': 'a rule', 'expression': " + group(1) + "}")
                            + "]");
        }
        if (say(4, "CensoringCriteria")) {
            parts.add("'CensoringCriteria': [" + criterion(0) + "]");
        }
        if (say(4, "CensorWindow")) {
            parts.add("'CensorWindow': " + period());
        }
        if (say(2, "EraPad")) {
            parts.add(
                    "'CollapseSettings': {'CollapseType': 'ERA', 'EraPad': "
                            + random.nextInt(200)
                            + "}");
        }
        exit(parts);
        return ("{" + String.join(",\n ", parts) + "}").replace('\'', '"');
    }

    private void exit(List<String> parts) {
        switch (random.nextInt(3)) {
            case 0 ->
                    parts.add(
                            "'EndStrategy': {'DateOffset': {'DateField': '"
                                    + one("DateOffset ", List.of("StartDate", "EndDate"))
                                    + "', 'Offset': "
                                    + random.nextInt(90)
                                    + "}}");
            case 1 -> {
                said.add("CustomEra");
                parts.add(
                        "'EndStrategy': {'CustomEra': {'DrugCodesetId': "
                                + set()
                                + ", 'GapDays': "
                                + days()
                                + ", 'Offset': "
                                + days()
                                + (say(2, "DaysSupplyOverride")
                                        ? ", 'DaysSupplyOverride': " + days()
                                        : "")
                                + "}}");
            }
            default -> said.add("no exit");
        }
    }

    private String conceptSet(int number) {
        return "{'id': "
                + number
                + ", 'name': 'a set', 'expression': {'items': ["
                + list(
                        1 + random.nextInt(3),
                        () ->
                                "{'concept': {'CONCEPT_ID': "
                                        + concept()
                                        + "}, 'isExcluded': "
                                        + say(5, "isExcluded")
                                        + ", 'includeDescendants': "
                                        + say(2, "includeDescendants")
                                        + ", 'includeMapped': "
                                        + say(3, "includeMapped")
                                        + "}")
                + "]}}";
    }

    private String limit(String name) {
        return "'"
                + name
                + "': {'Type': '"
                + one(name + " ", List.of("All", "First", "Last"))
                + "'}";
    }

    private String group(int depth) {
        var type = one("", List.of("ALL", "ALL", "ANY", "AT_LEAST", "AT_MOST"));
        return "{'Type': '"
                + type
                + "', 'Count': "
                + random.nextInt(3)
                + ", 'CriteriaList': ["
                + list(random.nextInt(3), () -> correlated(depth))
                + "]"
                + ", 'DemographicCriteriaList': ["
                + list(random.nextInt(5) / 4, this::demographics)
                + "]"
                + ", 'Groups': ["
                + (depth > 0 && say(4, "Groups") ? group(depth - 1) : "")
                + "]}";
    }

    private String correlated(int depth) {
        return "{'Criteria': "
                + criterion(depth - 1)
                + ", 'StartWindow': "
                + window()
                + (say(3, "EndWindow") ? ", 'EndWindow': " + window() : "")
                + ", 'RestrictVisit': "
                + say(10, "RestrictVisit")
                + ", 'IgnoreObservationPeriod': "
                + say(3, "IgnoreObservationPeriod")
                + ", 'Occurrence': "
                + occurrence()
                + "}";
    }

    private String occurrence() {
        int type = Integer.parseInt(one("occurrence ", List.of("0", "1", "2")));
        var start = "{'Type': " + type + ", 'Count': " + random.nextInt(3);
        if (random.nextInt(3) > 0) {
            return start + "}";
        }
        if (random.nextInt(4) == 0) {
            return start + ", 'IsDistinct': true}";
        }
        var columns = java.util.Arrays.stream(CountColumn.values()).map(Enum::name).toList();
        return start + ", 'IsDistinct': true, 'CountColumn': '" + one("distinct ", columns) + "'}";
    }

    private String window() {
        return "{'Start': "
                + bound(-1)
                + ", 'End': "
                + bound(1)
                + (random.nextBoolean() ? "" : ", 'UseIndexEnd': " + say(2, "UseIndexEnd"))
                + (random.nextBoolean() ? "" : ", 'UseEventEnd': " + say(2, "UseEventEnd"))
                + "}";
    }

    private String bound(int usual) {
        int sign = random.nextInt(5) == 0 ? -usual : usual;
        return say(3, "unbounded")
                ? "{'Coeff': " + sign + "}"
                : "{'Days': " + random.nextInt(400) + ", 'Coeff': " + sign + "}";
    }

    private String criterion(int depth) {
        var kinds = EventKind.values();
        var kind = kinds[random.nextInt(kinds.length)];
        said.add(kind.circe());
        var parts = new ArrayList<String>();
        for (var name : CirceAttributes.of(kind).names()) {
            boolean often = name.equals("CodesetId");
            if (random.nextInt(often ? 10 : 24) < (often ? 7 : 1)
                    && (depth > 0 || !name.equals("CorrelatedCriteria"))) {
                said.add(kind.circe() + "." + name);
                parts.add("'" + name + "': " + value(name, depth));
            }
        }
        return "{'" + kind.circe() + "': {" + String.join(", ", parts) + "}}";
    }

    private String demographics() {
        var names = List.copyOf(new TreeSet<>(CirceAttributes.DEMOGRAPHICS.keySet()));
        var name = one("Demographics.", names);
        return "{'" + name + "': " + value(name, 0) + "}";
    }

    private String value(String name, int depth) {
        if (name.equals("CorrelatedCriteria")) {
            return group(depth - 1);
        }
        if (name.equals("DateAdjustment")) {
            return "{'StartWith': '"
                    + moment()
                    + "', 'StartOffset': "
                    + random.nextInt(-9, 9)
                    + ", 'EndWith': '"
                    + moment()
                    + "', 'EndOffset': "
                    + random.nextInt(-9, 9)
                    + "}";
        }
        if (name.equals("UserDefinedPeriod")) {
            return period();
        }
        if (name.equals("First") || name.equals("Abnormal") || name.endsWith("Exclude")) {
            return Boolean.toString(random.nextBoolean());
        }
        if (name.endsWith("CS")) {
            return "{'CodesetId': " + set() + ", 'IsExclusion': " + random.nextBoolean() + "}";
        }
        if (name.equals("CodesetId")
                || name.endsWith("SourceConcept")
                || Set.of(
                                "PayerConcept",
                                "PlanConcept",
                                "SponsorConcept",
                                "StopReasonConcept",
                                "PlaceOfServiceLocation")
                        .contains(name)) {
            return Integer.toString(set());
        }
        if (TEXTS.contains(name)) {
            return "{'Text': '" + random.nextInt(3) + "', 'Op': '" + one("text ", MATCHES) + "'}";
        }
        return comparison(name);
    }

    private String comparison(String name) {
        if (name.endsWith("Date")) {
            return "{'Value': '"
                    + date()
                    + "', 'Op': '"
                    + one("day ", COMPARISONS)
                    + "', 'Extent': '"
                    + date()
                    + "'}";
        }
        if (isNumber(name)) {
            int low = name.startsWith("Age") ? random.nextInt(20, 80) : random.nextInt(40);
            return "{'Value': "
                    + low
                    + ", 'Op': '"
                    + one("number ", COMPARISONS)
                    + "', 'Extent': "
                    + (low + 25)
                    + "}";
        }
        return "[" + list(1 + random.nextInt(3), () -> "{'CONCEPT_ID': " + concept() + "}") + "]";
    }

    private static boolean isNumber(String name) {
        return name.startsWith("Age")
                || name.endsWith("Length")
                || name.startsWith("Range")
                || Set.of(
                                "OccurrenceCount",
                                "GapDays",
                                "DaysSupply",
                                "Refills",
                                "Quantity",
                                "ValueAsNumber",
                                "DoseValue",
                                "EffectiveDrugDose")
                        .contains(name);
    }

    private String period() {
        return "{'StartDate': '2010-"
                + month()
                + "-15'"
                + (random.nextBoolean() ? ", 'EndDate': '2012-" + month() + "-15'" : "")
                + "}";
    }

    private String date() {
        return "201" + random.nextInt(3) + "-" + month() + "-01";
    }

    private String month() {
        return String.format("%02d", 1 + random.nextInt(12));
    }

    private String moment() {
        return random.nextBoolean() ? "START_DATE" : "END_DATE";
    }

    private int days() {
        return random.nextBoolean() ? 0 : random.nextInt(100);
    }

    private int set() {
        return random.nextInt(6);
    }

    private int concept() {
        return 1 + random.nextInt(concepts);
    }

    private boolean say(int oneIn, String construct) {
        boolean yes = random.nextInt(oneIn) == 0;
        if (yes) {
            said.add(construct);
        }
        return yes;
    }

    private String one(String prefix, List<String> choices) {
        var choice = choices.get(random.nextInt(choices.size()));
        said.add(prefix + choice);
        return choice;
    }

    private static String list(int size, Supplier<String> element) {
        return IntStream.range(0, size)
                .mapToObj(_ -> element.get())
                .collect(Collectors.joining(", "));
    }
}
