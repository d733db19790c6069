package org.vigie.study.druguse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceReader;
import org.vigie.vocabulary.ConceptSet;

/// What a description of the use of drugs is asked to do.
///
/// @param drugs each is described on its own: concept sets, or cohorts whose entries are uses
/// @param from the first day of the study
/// @param to the last
/// @param washoutDays days of observation without use before a use is new
/// @param gapDays days without supply that an era of use goes on over
/// @param daysSupplied days that a record lasts whose length the source does not say
/// @param persistenceDays days after the start for which persistence is told, ascending
/// @param indications codes looked for before new use, where any are
/// @param indicationDays the first and last day of that, relative to the start
/// @param top how many of the most frequent are told
/// @param smallCells numbers of 1 to so many people are hidden; 0 hides none
public record DrugUseProtocol(
        String title,
        List<CohortSource> drugs,
        int from,
        int to,
        int washoutDays,
        int gapDays,
        int daysSupplied,
        List<Integer> persistenceDays,
        Optional<ConceptSet> indications,
        List<Integer> indicationDays,
        int top,
        List<Integer> ageGroups,
        boolean bySex,
        boolean byRegion,
        int smallCells) {

    private static final Set<String> KNOWN =
            Set.of(
                    "study",
                    "title",
                    "concept_sets",
                    "drugs",
                    "from",
                    "to",
                    "washout_days",
                    "gap_days",
                    "days_supplied",
                    "persistence_days",
                    "indications",
                    "indication_days",
                    "top",
                    "age_groups",
                    "sex",
                    "region",
                    "small_cells");
    private static final List<Integer> PERSISTENCE = List.of(30, 90, 180, 365);
    private static final int LONGEST = 3_653;

    /// Reads a protocol of `study: describe` that names drugs.
    ///
    /// @param folder where files that it names are looked for
    public static DrugUseProtocol read(YamlNode node, Path folder) {
        node.onlyKnows(KNOWN);
        var sets = node.get("concept_sets").map(ConceptSetReader::read).orElse(Map.of());
        var drugs = node.require("drugs", "a list of drugs, each " + CohortSourceReader.NEEDS);
        var sources =
                drugs.entries().stream()
                        .map(entry -> CohortSourceReader.read(entry, sets, folder))
                        .toList();
        if (sources.isEmpty()) {
            throw drugs.problem("at least one drug, " + CohortSourceReader.NEEDS);
        }
        var from = node.require("from", "the first day of the study, such as 2015-01-01");
        var to = node.require("to", "the last day of the study, such as 2019-12-31");
        if (to.day() < from.day()) {
            throw to.problem("a day that is not before 'from', " + from.text());
        }
        return new DrugUseProtocol(
                node.get("title").map(YamlNode::text).orElse("Use of drugs"),
                sources,
                from.day(),
                to.day(),
                number(node, "washout_days", 365),
                number(node, "gap_days", 30),
                Math.max(1, number(node, "days_supplied", 30)),
                node.get("persistence_days")
                        .map(part -> ascending(part, 1, LONGEST))
                        .orElse(PERSISTENCE),
                node.get("indications").map(part -> ConceptSetReader.named(part, sets)),
                node.get("indication_days").map(DrugUseProtocol::window).orElse(List.of(-30, 0)),
                node.get("top").map(part -> part.number(1, 1000)).orElse(20),
                node.get("age_groups").map(part -> ascending(part, 0, 120)).orElse(List.of()),
                yes(node, "sex", true),
                yes(node, "region", false),
                node.get("small_cells").map(part -> part.number(0, 1000)).orElse(10));
    }

    private static int number(YamlNode node, String key, int otherwise) {
        return node.get(key).map(part -> part.number(0, LONGEST)).orElse(otherwise);
    }

    private static boolean yes(YamlNode node, String key, boolean otherwise) {
        return node.get(key).map(YamlNode::yes).orElse(otherwise);
    }

    /// Where the least is 0, as for ages, the first is 0.
    private static List<Integer> ascending(YamlNode node, int least, int most) {
        var numbers = new ArrayList<Integer>();
        for (var entry : node.entries()) {
            boolean first = numbers.isEmpty();
            numbers.add(
                    entry.number(
                            first ? least : numbers.getLast() + 1, first && least == 0 ? 0 : most));
        }
        if (numbers.isEmpty()) {
            throw node.problem("at least one number");
        }
        return List.copyOf(numbers);
    }

    private static List<Integer> window(YamlNode node) {
        var ends = node.entries();
        if (ends.size() != 2) {
            throw node.problem(
                    "the first and the last day relative to the start, such as [-30, 0]");
        }
        int first = ends.get(0).number(-LONGEST, 0);
        return List.of(first, ends.get(1).number(first, 0));
    }
}
