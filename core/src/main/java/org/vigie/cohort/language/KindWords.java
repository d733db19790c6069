package org.vigie.cohort.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.vigie.cohort.circe.AttributeForm;
import org.vigie.cohort.circe.CirceAttributes;
import org.vigie.cohort.definition.ConceptField;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Filter;
import org.vigie.cohort.definition.Moment;

/// The words for kinds of events and for what is asked of them: `condition`, `drug`; `age`,
/// `value`.
///
/// The words for attributes follow from Circe's names: `DaysSupply` is `days_supply`. Those that
/// stand for the same in several kinds have the same word in all.
public final class KindWords {

    private static final Map<String, String> SHORTER =
            Map.ofEntries(
                    Map.entry("ValueAsNumber", "value"),
                    Map.entry("ValueAsString", "value_text"),
                    Map.entry("ValueAsConcept", "value_concept"),
                    Map.entry("ProviderSpecialty", "specialty"),
                    Map.entry("ConditionStatus", "status"),
                    Map.entry("UniqueDeviceId", "device_id"),
                    Map.entry("OccurrenceCount", "occurrences"),
                    Map.entry("DoseValue", "dose"),
                    Map.entry("AgeAtStart", "age"));
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private KindWords() {}

    /// The word for a kind: `condition`.
    public static String of(EventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replaceAll("_(occurrence|exposure)$", "");
    }

    /// The kinds by their words.
    static Map<String, EventKind> kinds() {
        var kinds = new TreeMap<String, EventKind>();
        Arrays.stream(EventKind.values()).forEach(kind -> kinds.put(of(kind), kind));
        return kinds;
    }

    /// What can be asked of a kind, by word; the order is that of the filters of a criterion.
    public static Map<String, List<AttributeForm>> attributes(EventKind kind) {
        return words(CirceAttributes.of(kind).forms());
    }

    /// What can be asked of the person and the event itself.
    public static Map<String, List<AttributeForm>> ofPerson() {
        return words(CirceAttributes.DEMOGRAPHICS);
    }

    private static Map<String, List<AttributeForm>> words(Map<String, AttributeForm> forms) {
        var words = new LinkedHashMap<String, List<AttributeForm>>();
        forms.forEach((name, form) ->
                words.computeIfAbsent(word(name, form), _ -> new ArrayList<>()).add(form));
        return words;
    }

    /// The word under which a filter is said.
    static String of(Filter filter, Map<String, List<AttributeForm>> words) {
        return words.entrySet().stream()
                .filter(word -> word.getValue().stream().anyMatch(form -> says(form, filter)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a kind of event without " + filter));
    }

    /// The language says more of an attribute than Circe does: concepts one by one, too, where
    /// Circe has a set.
    private static boolean says(AttributeForm form, Filter filter) {
        return form.asks(filter)
                || (form instanceof AttributeForm.Member(var own)
                        && filter instanceof Filter.Concept(var field, _)
                        && own.equals(field));
    }

    private static String word(String name, AttributeForm form) {
        return switch (form) {
            case AttributeForm.Day day -> day.moment() == Moment.START ? "start_date" : "end_date";
            case AttributeForm.Age age -> age.moment() == Moment.START ? "age" : "age_at_end";
            case AttributeForm.Length _ -> "length";
            case AttributeForm.Listed listed -> concept(name, listed.field());
            case AttributeForm.Selected selected ->
                    concept(name.replaceFirst("CS$", ""), selected.field());
            default -> plain(name);
        };
    }

    private static String concept(String name, ConceptField field) {
        return field == ConceptField.Other.VISIT
                ? "visit_type"
                : name.endsWith("Type") ? "type" : plain(name);
    }

    private static String plain(String name) {
        var shorter = SHORTER.getOrDefault(name, name.replaceFirst("Concept$", ""));
        return HUMP.matcher(shorter).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
