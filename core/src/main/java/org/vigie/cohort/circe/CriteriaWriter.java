package org.vigie.cohort.circe;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Correlated.Bound;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.DefinitionProblem;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;
import org.vigie.protocol.JsonObject;

/// Criteria and groups of them in Circe's JSON.
final class CriteriaWriter {

    private CriteriaWriter() {}

    static List<Map<String, Object>> criteria(List<Criterion> criteria) {
        return criteria.stream().map(CriteriaWriter::criterion).toList();
    }

    private static Map<String, Object> criterion(Criterion c) {
        var attributes = CirceAttributes.of(c.kind());
        var tree = new LinkedHashMap<String, Object>();
        c.conceptSet().ifPresent(set -> tree.put(attributes.conceptSet().orElseThrow(), set));
        c.sourceSet().ifPresent(set -> tree.put(attributes.sourceSet().orElseThrow(), set));
        if (c.first()) {
            tree.put("First", true);
        }
        filters(c.filters(), attributes.forms(), tree);
        c.moved()
                .ifPresent(moved ->
                        tree.put(
                                "DateAdjustment",
                                JsonObject.of(
                                        "StartWith",
                                        date(moved.startFrom()),
                                        "StartOffset",
                                        moved.startOffset(),
                                        "EndWith",
                                        date(moved.endFrom()),
                                        "EndOffset",
                                        moved.endOffset())));
        if (!c.fixed().equals(Period.ALWAYS)) {
            tree.put("UserDefinedPeriod", period(c.fixed()));
        }
        c.correlated()
                .ifPresent(group -> {
                    if (group.isEmpty()) {
                        throw new DefinitionProblem(
                                """
                                cannot be said in Circe's JSON: a 'where' without \
                                conditions, which Circe passes over\
                                """);
                    }
                    tree.put("CorrelatedCriteria", group(group));
                });
        return Map.of(c.kind().circe(), tree);
    }

    private static void filters(
            List<Filter> filters, Map<String, AttributeForm> forms, Map<String, Object> tree) {
        for (var filter : filters) {
            var form =
                    forms.entrySet().stream()
                            .filter(each -> each.getValue().asks(filter))
                            .findFirst()
                            .orElseThrow(() ->
                                    FilterWriter.unsayable(
                                            """
                                            a list of concepts where Circe asks for a \
                                            concept set\
                                            """));
            var name = form.getKey();
            FilterWriter.filter(filter, form.getValue())
                    .forEach((part, value) -> {
                        if (tree.put(part.isEmpty() ? name : part, value) != null) {
                            throw FilterWriter.unsayable(
                                    "two conditions on " + name + " of one event");
                        }
                    });
        }
    }

    private static String date(Moment moment) {
        return moment == Moment.START ? "START_DATE" : "END_DATE";
    }

    static Map<String, Object> group(Group group) {
        var tree = JsonObject.of("Type", group.type().name());
        if (group.type() == Group.Type.AT_LEAST || group.type() == Group.Type.AT_MOST) {
            tree.put("Count", group.count());
        }
        tree.put(
                "CriteriaList", group.criteria().stream().map(CriteriaWriter::correlated).toList());
        tree.put(
                "DemographicCriteriaList",
                group.demographics().stream()
                        .map(person -> {
                            var demographics = new LinkedHashMap<String, Object>();
                            filters(person.filters(), CirceAttributes.DEMOGRAPHICS, demographics);
                            return demographics;
                        })
                        .toList());
        tree.put("Groups", group.groups().stream().map(CriteriaWriter::group).toList());
        return tree;
    }

    private static Map<String, Object> correlated(Correlated c) {
        var tree =
                JsonObject.of(
                        "Criteria", criterion(c.criterion()), "StartWindow", window(c.start()));
        c.end().ifPresent(window -> tree.put("EndWindow", window(window)));
        tree.put("RestrictVisit", c.sameVisit());
        tree.put("IgnoreObservationPeriod", c.ignoreObservation());
        tree.put("Occurrence", occurrence(c.occurrence()));
        return tree;
    }

    private static Map<String, Object> window(Window window) {
        return JsonObject.of(
                "Start",
                bound(window.from()),
                "End",
                bound(window.to()),
                "UseIndexEnd",
                window.index() == Moment.END,
                "UseEventEnd",
                window.event() == Moment.END);
    }

    private static Map<String, Object> bound(Bound bound) {
        if (bound.days().isEmpty()) {
            return Map.of("Coeff", bound.before() ? -1 : 1);
        }
        int days = bound.days().getAsInt();
        return JsonObject.of(
                "Days",
                Math.abs(days),
                "Coeff",
                days < 0 || (days == 0 && bound.before()) ? -1 : 1);
    }

    private static Map<String, Object> occurrence(Correlated.Occurrence occurrence) {
        var tree =
                JsonObject.of(
                        "Type",
                        switch (occurrence.comparison()) {
                            case EXACTLY -> 0;
                            case AT_MOST -> 1;
                            case AT_LEAST -> 2;
                        },
                        "Count",
                        occurrence.count());
        occurrence
                .distinct()
                .ifPresent(column -> {
                    tree.put("IsDistinct", true);
                    tree.put("CountColumn", column.name());
                });
        return tree;
    }

    static Map<String, Object> period(Period period) {
        var tree = new LinkedHashMap<String, Object>();
        period.start()
                .ifPresent(day -> tree.put("StartDate", LocalDate.ofEpochDay(day).toString()));
        period.end().ifPresent(day -> tree.put("EndDate", LocalDate.ofEpochDay(day).toString()));
        return tree;
    }
}
