package org.vigie.study.expenditure.question;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.study.CohortSource;
import org.vigie.study.CohortSourceReader;
import org.vigie.study.expenditure.rules.RuleBook;
import org.vigie.study.expenditure.rules.RuleBookReader;
import org.vigie.timeline.Attribute;

/// What a map is asked to do.
///
/// @param rules what the groups are
/// @param population who counts, in the years in which they are in it; nothing for everybody
/// @param firstYear the first year that is mapped
/// @param lastYear the last
/// @param washoutYears years before in which a new case was not in the group, all of them observed
/// @param ageGroups the first age of each age group, the first being 0; empty where age is not
///   asked
/// @param amount which amount is counted: `cost`, or an attribute in hundredths of the currency
/// @param currency its name
/// @param language of the labels: `en` or `fr`
/// @param smallCells numbers of 1 to so many people are hidden; 0 hides none
public record ExpenditureProtocol(
        String title,
        RuleBook rules,
        Optional<CohortSource> population,
        int firstYear,
        int lastYear,
        int washoutYears,
        List<Integer> ageGroups,
        boolean bySex,
        boolean byRegion,
        String amount,
        String currency,
        String language,
        int smallCells) {

    /// Age groups where a protocol names none.
    public static final List<Integer> AGE_GROUPS = List.of(0, 15, 35, 55, 65, 75);

    /// Cells of 1 to 10 people are hidden where a protocol says nothing.
    public static final int SMALL_CELLS = 10;

    private static final Set<String> KNOWN =
            Set.of(
                    "study",
                    "title",
                    "concept_sets",
                    "population",
                    "rules",
                    "years",
                    "washout_years",
                    "age_groups",
                    "sex",
                    "region",
                    "amount",
                    "currency",
                    "language",
                    "small_cells",
                    "records",
                    "items",
                    "not_counted");

    /// Reads a protocol of `study: map`.
    ///
    /// @param folder where the files that it names are looked for
    public static ExpenditureProtocol read(YamlNode node, Path folder) {
        node.onlyKnows(KNOWN);
        var rules =
                RuleBookReader.read(
                        folder.resolve(node.require("rules", "a YAML file of rules").text()), node);
        var sets = node.get("concept_sets").map(ConceptSetReader::read).orElse(Map.of());
        var years =
                years(node.require("years", "the first and the last year, such as [2015, 2019]"));
        var language = node.get("language").map(ExpenditureProtocol::language).orElse("en");
        return new ExpenditureProtocol(
                node.get("title").map(YamlNode::text).orElse(rules.title().in(language)),
                rules,
                node.get("population").map(who -> CohortSourceReader.read(who, sets, folder)),
                years.get(0),
                years.get(1),
                node.get("washout_years").map(part -> part.number(1, 20)).orElse(2),
                node.get("age_groups").map(ExpenditureProtocol::ages).orElse(AGE_GROUPS),
                yes(node, "sex"),
                yes(node, "region"),
                node.get("amount").map(ExpenditureProtocol::amount).orElse("cost"),
                node.get("currency").map(YamlNode::text).orElse("EUR"),
                language,
                node.get("small_cells").map(part -> part.number(0, 1000)).orElse(SMALL_CELLS));
    }

    private static boolean yes(YamlNode node, String key) {
        return node.get(key).map(YamlNode::yes).orElse(true);
    }

    private static List<Integer> years(YamlNode node) {
        var ends = node.entries();
        if (ends.size() != 2) {
            throw node.problem("the first and the last year, such as [2015, 2019]");
        }
        int first = ends.get(0).number(1800, 2200);
        return List.of(first, ends.get(1).number(first, Math.min(2200, first + 60)));
    }

    private static List<Integer> ages(YamlNode node) {
        var ages = new ArrayList<Integer>();
        for (var entry : node.entries()) {
            int least = ages.isEmpty() ? 0 : ages.getLast() + 1;
            ages.add(entry.number(least, ages.isEmpty() ? 0 : 120));
        }
        return List.copyOf(ages);
    }

    private static String language(YamlNode node) {
        if (!Set.of("en", "fr").contains(node.text())) {
            throw node.problem("en or fr");
        }
        return node.text();
    }

    /// Amounts that are attributes have names that end in `_cents`.
    private static String amount(YamlNode node) {
        var known =
                Stream.concat(
                                Stream.of("cost"),
                                Arrays.stream(Attribute.values())
                                        .map(Attribute::column)
                                        .filter(column -> column.endsWith("_cents")))
                        .collect(Collectors.toList());
        if (!known.contains(node.text())) {
            throw node.problem("an amount that there is: " + String.join(", ", known));
        }
        return node.text();
    }
}
