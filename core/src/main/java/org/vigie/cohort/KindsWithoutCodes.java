package org.vigie.cohort;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigie.cohort.definition.CohortDefinition;
import org.vigie.cohort.definition.Correlated;
import org.vigie.cohort.definition.Criterion;
import org.vigie.cohort.definition.EventKind;
import org.vigie.cohort.definition.Group;
import org.vigie.problem.InputProblem;
import org.vigie.timeline.People;

/// Refuses to look for events by their table where no table is OMOP's: `condition: any` would find
/// nobody among records of Synthea, the SNDS or MEDS, and "none" would hold for everybody.
public final class KindsWithoutCodes {

    private KindsWithoutCodes() {}

    /// Passes over the people, once, only where a definition asks for such events.
    ///
    /// @param file what a message calls a definition
    /// @throws InputProblem for the first that does, where events are of other tables alone
    public static void refuse(List<Cohort> cohorts, Function<Cohort, String> file, People people) {
        List<String> tables = List.of();
        for (var cohort : cohorts) {
            var kinds = of(cohort.definition());
            if (!kinds.isEmpty()) {
                tables = tables.isEmpty() ? people.fold(new TablesFold()).names() : tables;
                refuse(kinds, file.apply(cohort), tables);
            }
        }
    }

    private static void refuse(Set<EventKind> kinds, String file, List<String> tables) {
        if (!tables.isEmpty() && tables.stream().allMatch(EventKind::isOther)) {
            throw new InputProblem(
                    """
                    %s asks for events of %s by their table, and those of this store are from %s: \
                    name their codes\
                    """
                            .formatted(file, words(kinds), String.join(", ", shown(tables))));
        }
    }

    private static Set<EventKind> of(CohortDefinition definition) {
        var kinds = EnumSet.noneOf(EventKind.class);
        collect(definition.entry().criteria(), kinds);
        collect(definition.censoring(), kinds);
        definition.additional().ifPresent(group -> collect(group, kinds));
        definition.rules().forEach(rule -> collect(rule.group(), kinds));
        return kinds;
    }

    private static String words(Set<EventKind> kinds) {
        return kinds.stream().map(EventKind::table).collect(Collectors.joining(", "));
    }

    /// MEDS knows no tables.
    private static List<String> shown(List<String> tables) {
        return tables.stream().map(table -> table.isEmpty() ? "no table" : table).toList();
    }

    private static void collect(List<Criterion> criteria, Set<EventKind> kinds) {
        for (var criterion : criteria) {
            var kind = criterion.kind();
            boolean everywhere = kind == EventKind.DEATH || kind == EventKind.OBSERVATION_PERIOD;
            if (!everywhere && (criterion.conceptSet().isEmpty() || !kind.isOfCodes())) {
                kinds.add(kind);
            }
            criterion.correlated().ifPresent(group -> collect(group, kinds));
        }
    }

    private static void collect(Group group, Set<EventKind> kinds) {
        collect(group.criteria().stream().map(Correlated::criterion).toList(), kinds);
        group.groups().forEach(inner -> collect(inner, kinds));
    }
}
