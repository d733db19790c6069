package org.vigie.cohort.circe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Correlated.Bound;
import org.vigie.cohort.definition.Correlated.Occurrence;
import org.vigie.cohort.definition.Correlated.Window;
import org.vigie.cohort.definition.CountColumn;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Group;
import org.vigie.cohort.definition.Moment;
import org.vigie.cohort.definition.Period;

/// Criteria and groups of them.
final class CriteriaReader {

    private static final List<String> GROUP =
            List.of("Type", "Count", "CriteriaList", "DemographicCriteriaList", "Groups");
    private static final List<String> CORRELATED =
            List.of(
                    "Criteria",
                    "StartWindow",
                    "EndWindow",
                    "RestrictVisit",
                    "IgnoreObservationPeriod",
                    "Occurrence");
    private static final List<String> WINDOW =
            List.of("Start", "End", "UseIndexEnd", "UseEventEnd");
    private static final List<String> BOUND = List.of("Days", "Coeff", "TimeUnit", "TimeUnitValue");
    private static final List<String> OCCURRENCE =
            List.of("Type", "Count", "IsDistinct", "CountColumn");

    private final Set<Integer> conceptSets;

    CriteriaReader(Set<Integer> conceptSets) {
        this.conceptSets = conceptSets;
    }

    Group group(JsonPlace group) {
        group.only(GROUP);
        var type = group.find("Type").map(CriteriaReader::type).orElse(Group.Type.ALL);
        var count = group.countIfAny("Count");
        if (count.isEmpty() && (type == Group.Type.AT_LEAST || type == Group.Type.AT_MOST)) {
            throw group.problem("needs Count: " + type + " how many?");
        }
        return new Group(
                type,
                count.orElse(0),
                group.list("CriteriaList").stream().map(this::correlated).toList(),
                group.list("DemographicCriteriaList").stream().map(this::demographics).toList(),
                group.list("Groups").stream().map(this::group).toList());
    }

    private static Group.Type type(JsonPlace type) {
        return Arrays.stream(Group.Type.values())
                .filter(t -> t.name().equalsIgnoreCase(type.text()))
                .findFirst()
                .orElseThrow(() ->
                        type.problem(
                                "should be ALL, ANY, AT_LEAST or AT_MOST, is '"
                                        + type.shown()
                                        + "'"));
    }

    private Group.Demographics demographics(JsonPlace demographics) {
        return new Group.Demographics(FilterReader.demographics(demographics, conceptSets));
    }

    private Correlated correlated(JsonPlace correlated) {
        correlated.only(CORRELATED);
        return new Correlated(
                criterion(correlated.need("Criteria")),
                window(correlated.need("StartWindow"), Moment.START),
                correlated.find("EndWindow").map(window -> window(window, Moment.END)),
                correlated.flag("RestrictVisit", false),
                correlated.flag("IgnoreObservationPeriod", false),
                occurrence(correlated.need("Occurrence")));
    }

    /// @param event the day of the other event that the window looks at where it does not say
    private static Window window(JsonPlace window, Moment event) {
        window.only(WINDOW);
        var index = window.flag("UseIndexEnd", false) ? Moment.END : Moment.START;
        var other = window.flag("UseEventEnd", event == Moment.END) ? Moment.END : Moment.START;
        return new Window(bound(window.need("Start")), bound(window.need("End")), index, other);
    }

    private static Bound bound(JsonPlace bound) {
        bound.only(BOUND);
        bound.find("TimeUnit")
                .filter(unit -> !unit.text().equalsIgnoreCase("day"))
                .ifPresent(unit -> {
                    throw unit.problem("should be day, is '" + unit.shown() + "'");
                });
        var coefficient = bound.need("Coeff");
        int sign = coefficient.whole();
        if (sign != 1 && sign != -1) {
            throw coefficient.problem("should be 1 (after) or -1 (before), is " + sign);
        }
        var days = bound.find("Days").or(() -> bound.find("TimeUnitValue")).map(JsonPlace::days);
        return new Bound(
                days.isPresent() ? OptionalInt.of(sign * days.get()) : OptionalInt.empty(),
                sign < 0);
    }

    private static Occurrence occurrence(JsonPlace occurrence) {
        occurrence.only(OCCURRENCE);
        var type = occurrence.need("Type");
        var comparison =
                switch (type.whole()) {
                    case 0 -> Occurrence.Comparison.EXACTLY;
                    case 1 -> Occurrence.Comparison.AT_MOST;
                    case 2 -> Occurrence.Comparison.AT_LEAST;
                    default ->
                            throw type.problem(
                                    "should be 0 (exactly), 1 (at most) or 2 (at least), is "
                                            + type.whole());
                };
        var distinct =
                occurrence.flag("IsDistinct", false)
                        ? Optional.of(
                                occurrence
                                        .find("CountColumn")
                                        .map(CriteriaReader::column)
                                        .orElse(CountColumn.DOMAIN_CONCEPT))
                        : Optional.<CountColumn>empty();
        return new Occurrence(comparison, occurrence.need("Count").count(), distinct);
    }

    private static CountColumn column(JsonPlace column) {
        return Arrays.stream(CountColumn.values())
                .filter(c -> c.name().equals(column.text()))
                .findFirst()
                .orElseThrow(() ->
                        column.problem(
                                "should be one of "
                                        + Arrays.toString(CountColumn.values())
                                        + ", is '"
                                        + column.shown()
                                        + "'"));
    }

    /// A criterion stands under the name of its kind: `{"ConditionOccurrence": {...}}`.
    Criterion criterion(JsonPlace wrapper) {
        var kinds =
                Arrays.stream(EventKind.values())
                        .filter(kind -> wrapper.find(kind.circe()).isPresent())
                        .toList();
        if (kinds.size() != 1 || wrapper.names().size() != 1) {
            throw wrapper.problem(
                    "should name one kind of event such as ConditionOccurrence, names "
                            + (wrapper.names().isEmpty()
                                    ? "none"
                                    : String.join(", ", wrapper.names())));
        }
        var kind = kinds.getFirst();
        var place = wrapper.need(kind.circe());
        var attributes = CirceAttributes.of(kind);
        place.only(attributes.names());
        var filters = new ArrayList<Filter>();
        attributes
                .forms()
                .forEach((name, form) ->
                        place.find(name)
                                .flatMap(value ->
                                        new FilterReader(place, conceptSets).filter(value, form))
                                .ifPresent(filters::add));
        return new Criterion(
                kind,
                set(place, attributes.conceptSet()),
                set(place, attributes.sourceSet()),
                place.flag("First", false),
                filters,
                place.find("DateAdjustment").map(CriteriaReader::adjustment),
                place.find("UserDefinedPeriod").map(CriteriaReader::period).orElse(Period.ALWAYS),
                place.find("CorrelatedCriteria")
                        .map(this::group)
                        .filter(group -> !group.isEmpty()));
    }

    private OptionalInt set(JsonPlace place, Optional<String> name) {
        var found = name.flatMap(place::find);
        return found.isPresent()
                ? OptionalInt.of(FilterReader.conceptSet(found.get(), conceptSets))
                : OptionalInt.empty();
    }

    private static Criterion.Adjustment adjustment(JsonPlace adjustment) {
        adjustment.only(List.of("StartWith", "StartOffset", "EndWith", "EndOffset"));
        return new Criterion.Adjustment(
                moment(adjustment, "StartWith", Moment.START),
                adjustment.days("StartOffset", 0),
                moment(adjustment, "EndWith", Moment.END),
                adjustment.days("EndOffset", 0));
    }

    private static Moment moment(JsonPlace adjustment, String name, Moment absent) {
        return adjustment
                .find(name)
                .map(place ->
                        switch (place.upper()) {
                            case "START_DATE" -> Moment.START;
                            case "END_DATE" -> Moment.END;
                            default ->
                                    throw place.problem(
                                            "should be START_DATE or END_DATE, is '"
                                                    + place.shown()
                                                    + "'");
                        })
                .orElse(absent);
    }

    /// Two dates, either of which may not be said.
    static Period period(JsonPlace period) {
        period.only(List.of("StartDate", "EndDate"));
        return new Period(day(period, "StartDate"), day(period, "EndDate"));
    }

    private static OptionalInt day(JsonPlace period, String name) {
        return period.find(name)
                .filter(place -> !(place.node().isString() && place.text().isEmpty()))
                .map(place -> OptionalInt.of(place.day()))
                .orElse(OptionalInt.empty());
    }
}
