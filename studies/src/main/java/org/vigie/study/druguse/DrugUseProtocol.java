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
    public static DrugUseProtocol read(YamlNode said, Path folder) {
        said.onlyKnows(KNOWN);
        var sets = said.part("concept_sets").map(ConceptSetReader::read).orElse(Map.of());
        var drugs = said.need("drugs", "a list of drugs, each " + CohortSourceReader.NEEDS);
        var sources =
                drugs.entries().stream()
                        .map(entry -> CohortSourceReader.read(entry, sets, folder))
                        .toList();
        if (sources.isEmpty()) {
            throw drugs.fault("at least one drug, " + CohortSourceReader.NEEDS);
        }
        var from = said.need("from", "the first day of the study, such as 2015-01-01");
        var to = said.need("to", "the last day of the study, such as 2019-12-31");
        if (to.day() < from.day()) {
            throw to.fault("a day that is not before 'from', " + from.text());
        }
        return new DrugUseProtocol(
                said.part("title").map(YamlNode::text).orElse("Use of drugs"),
                sources,
                from.day(),
                to.day(),
                number(said, "washout_days", 365),
                number(said, "gap_days", 30),
                Math.max(1, number(said, "days_supplied", 30)),
                said.part("persistence_days")
                        .map(part -> ascending(part, 1, LONGEST))
                        .orElse(PERSISTENCE),
                said.part("indications").map(part -> ConceptSetReader.named(part, sets)),
                said.part("indication_days").map(DrugUseProtocol::window).orElse(List.of(-30, 0)),
                said.part("top").map(part -> part.number(1, 1000)).orElse(20),
                said.part("age_groups").map(part -> ascending(part, 0, 120)).orElse(List.of()),
                yes(said, "sex", true),
                yes(said, "region", false),
                said.part("small_cells").map(part -> part.number(0, 1000)).orElse(10));
    }

    private static int number(YamlNode said, String key, int otherwise) {
        return said.part(key).map(part -> part.number(0, LONGEST)).orElse(otherwise);
    }

    private static boolean yes(YamlNode said, String key, boolean otherwise) {
        return said.part(key).map(YamlNode::yes).orElse(otherwise);
    }

    /// Where the least is 0, as for ages, the first is 0.
    private static List<Integer> ascending(YamlNode said, int least, int most) {
        var numbers = new ArrayList<Integer>();
        for (var entry : said.entries()) {
            boolean first = numbers.isEmpty();
            numbers.add(
                    entry.number(
                            first ? least : numbers.getLast() + 1, first && least == 0 ? 0 : most));
        }
        if (numbers.isEmpty()) {
            throw said.fault("at least one number");
        }
        return List.copyOf(numbers);
    }

    private static List<Integer> window(YamlNode said) {
        var ends = said.entries();
        if (ends.size() != 2) {
            throw said.fault("the first and the last day relative to the start, such as [-30, 0]");
        }
        int first = ends.get(0).number(-LONGEST, 0);
        return List.of(first, ends.get(1).number(first, 0));
    }
}
