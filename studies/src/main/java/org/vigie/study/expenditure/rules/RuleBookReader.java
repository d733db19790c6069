package org.vigie.study.expenditure.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.ConceptSetReader;
import org.vigie.protocol.YamlNode;
import org.vigie.vocabulary.ConceptSet;

/// Reads a file of rules.
///
/// ```yaml
/// rules: cnam-like
/// version: 2022-06
/// title: {en: Diseases, fr: Maladies}
/// source: where the definitions come from
/// records:                                   # kinds of records, and the tables they are in
///   hospital_main: {tables: [mco_dp, mco_dr], episode: true}
///   drug: {tables: [er_pha_f]}
/// items:
///   drugs: {en: Drugs, fr: Médicaments, tables: [er_pha_f]}
/// families:
///   diabetes: {en: Diabetes, fr: Diabète}
/// groups:
///   diabetes:
///     family: diabetes
///     en: Diabetes
///     fr: Diabète
///     source: section of the document
///     any:
///       - {codes: [ATC/A10*], in: [drug], days: 3, years: 2}
///       - all:
///           - {codes: [ICD10/E10*], in: [hospital_main], years: 5}
/// ```
public final class RuleBookReader {

    private static final int MOST_YEARS = 20;

    private final Map<String, RecordKind> kinds = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, RuleBook.Family> families = new LinkedHashMap<>();

    private RuleBookReader() {}

    /// @param protocol what asks for the rules; its own `records`, `items` and `not_counted` stand
    ///   in for those of the file, so that the same rules can be asked of another source
    /// @throws InputProblem where it is not there or not as it should be
    public static RuleBook read(Path file, YamlNode protocol) {
        try {
            return read(YamlNode.read(Files.readString(file), file), protocol);
        } catch (IOException e) {
            throw new InputProblem(file + " cannot be read; 'rules' names it as a file of rules");
        }
    }

    public static RuleBook read(YamlNode said, YamlNode protocol) {
        said.onlyKnows(
                Set.of(
                        "rules",
                        "version",
                        "title",
                        "source",
                        "records",
                        "items",
                        "not_counted",
                        "families",
                        "groups"));
        var reader = new RuleBookReader();
        instead(said, protocol, "records", "kinds of records and their tables")
                .parts()
                .forEach((name, part) -> reader.kinds.put(name, kind(name, part)));
        said.need("families", "what groups are gathered in")
                .parts()
                .forEach((id, part) -> {
                    part.onlyKnows(Set.of("en", "fr"));
                    reader.families.put(id, new RuleBook.Family(id, label(part)));
                });
        said.need("groups", "diseases and their rules")
                .parts()
                .forEach((id, part) -> reader.groups.put(id, reader.group(id, part)));
        var items = new ArrayList<Item>();
        instead(said, protocol, "items", "items of expenditure and their tables")
                .parts()
                .forEach((id, part) -> items.add(item(id, part)));
        return new RuleBook(
                said.need("rules", "the name of these rules").text(),
                said.need("version", "which version of them this is").text(),
                label(said.need("title", "{en: …, fr: …}")),
                said.need("source", "where they come from").text(),
                List.copyOf(items),
                protocol.part("not_counted")
                        .or(() -> said.part("not_counted"))
                        .map(RuleBookReader::texts)
                        .orElse(List.of()),
                List.copyOf(reader.families.values()),
                List.copyOf(reader.groups.values()));
    }

    private static YamlNode instead(YamlNode said, YamlNode protocol, String key, String what) {
        return protocol.part(key).orElseGet(() -> said.need(key, what));
    }

    private static Label label(YamlNode said) {
        return new Label(
                said.need("en", "its name in English").text(),
                said.need("fr", "its name in French").text());
    }

    private static List<String> texts(YamlNode said) {
        return said.entries().stream().map(YamlNode::text).toList();
    }

    private static RecordKind kind(String name, YamlNode said) {
        said.onlyKnows(Set.of("tables", "lasting", "episode"));
        return new RecordKind(
                name,
                texts(said.need("tables", "a list of tables, [] for all")),
                said.part("lasting").map(YamlNode::yes).orElse(false),
                said.part("episode").map(YamlNode::yes).orElse(false));
    }

    private static Item item(String id, YamlNode said) {
        said.onlyKnows(Set.of("en", "fr", "tables", "codes"));
        if (id.equals("other") || id.equals("total")) {
            throw said.fault("another name: " + id + " is what is not in any item, or all of them");
        }
        return new Item(
                id,
                label(said),
                texts(said.need("tables", "a list of tables")),
                said.part("codes").map(codes -> ConceptSetReader.set(id, codes)));
    }

    private Group group(String id, YamlNode said) {
        said.onlyKnows(Set.of("family", "en", "fr", "source", "any", "unless", "weight"));
        var family = said.need("family", "one of " + String.join(", ", families.keySet()));
        if (!families.containsKey(family.text())) {
            throw family.fault("one of the families: " + String.join(", ", families.keySet()));
        }
        var any =
                said.need("any", "a list of terms").entries().stream()
                        .map(entry -> terms(id, entry))
                        .toList();
        if (any.isEmpty()) {
            throw said.need("any", "").fault("at least one term");
        }
        var unless = new ArrayList<String>();
        said.part("unless")
                .ifPresent(list ->
                        list.entries()
                                .forEach(entry -> {
                                    if (!groups.containsKey(entry.text())) {
                                        throw entry.fault(
                                                "a group that stands earlier in the file");
                                    }
                                    unless.add(entry.text());
                                }));
        return new Group(
                id,
                family.text(),
                label(said),
                said.need("source", "where its definition comes from").text(),
                any,
                List.copyOf(unless),
                said.part("weight").map(weight -> weight.number(0, 1_000_000)).orElse(1));
    }

    private List<Term> terms(String group, YamlNode said) {
        if (said.part("all").isPresent()) {
            said.onlyKnows(Set.of("all"));
            return said.need("all", "").entries().stream()
                    .map(entry -> term(group, entry))
                    .toList();
        }
        return List.of(term(group, said));
    }

    private Term term(String group, YamlNode said) {
        said.onlyKnows(Set.of("codes", "in", "days", "years"));
        ConceptSet codes = ConceptSetReader.set(group, said.need("codes", "a list of codes"));
        var in =
                said.need("in", "a list of kinds of records").entries().stream()
                        .map(this::kind)
                        .toList();
        if (in.isEmpty()) {
            throw said.need("in", "").fault("at least one kind of records");
        }
        return new Term(
                codes,
                in,
                said.part("days").map(days -> days.number(1, 366)).orElse(1),
                said.part("years").map(years -> years.number(1, MOST_YEARS)).orElse(1));
    }

    private RecordKind kind(YamlNode said) {
        var kind = kinds.get(said.text());
        if (kind == null) {
            throw said.fault("one of the kinds of records: " + String.join(", ", kinds.keySet()));
        }
        return kind;
    }
}
