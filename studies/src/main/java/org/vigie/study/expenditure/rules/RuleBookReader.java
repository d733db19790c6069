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

    public static RuleBook read(YamlNode node, YamlNode protocol) {
        node.onlyKnows(
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
        instead(node, protocol, "records", "kinds of records and their tables")
                .parts()
                .forEach((name, part) -> reader.kinds.put(name, kind(name, part)));
        node.require("families", "what groups are gathered in")
                .parts()
                .forEach((id, part) -> {
                    part.onlyKnows(Set.of("en", "fr"));
                    reader.families.put(id, new RuleBook.Family(id, label(part)));
                });
        node.require("groups", "diseases and their rules")
                .parts()
                .forEach((id, part) -> reader.groups.put(id, reader.group(id, part)));
        var items = new ArrayList<Item>();
        instead(node, protocol, "items", "items of expenditure and their tables")
                .parts()
                .forEach((id, part) -> items.add(item(id, part)));
        return new RuleBook(
                node.require("rules", "the name of these rules").text(),
                node.require("version", "which version of them this is").text(),
                label(node.require("title", "{en: …, fr: …}")),
                node.require("source", "where they come from").text(),
                List.copyOf(items),
                protocol.get("not_counted")
                        .or(() -> node.get("not_counted"))
                        .map(RuleBookReader::texts)
                        .orElse(List.of()),
                List.copyOf(reader.families.values()),
                List.copyOf(reader.groups.values()));
    }

    private static YamlNode instead(YamlNode node, YamlNode protocol, String key, String what) {
        return protocol.get(key).orElseGet(() -> node.require(key, what));
    }

    private static Label label(YamlNode node) {
        return new Label(
                node.require("en", "its name in English").text(),
                node.require("fr", "its name in French").text());
    }

    private static List<String> texts(YamlNode node) {
        return node.entries().stream().map(YamlNode::text).toList();
    }

    private static RecordKind kind(String name, YamlNode node) {
        node.onlyKnows(Set.of("tables", "lasting", "episode"));
        return new RecordKind(
                name,
                texts(node.require("tables", "a list of tables, [] for all")),
                node.get("lasting").map(YamlNode::yes).orElse(false),
                node.get("episode").map(YamlNode::yes).orElse(false));
    }

    private static Item item(String id, YamlNode node) {
        node.onlyKnows(Set.of("en", "fr", "tables", "codes"));
        if (id.equals("other") || id.equals("total")) {
            throw node.problem(
                    "another name: " + id + " is what is not in any item, or all of them");
        }
        return new Item(
                id,
                label(node),
                texts(node.require("tables", "a list of tables")),
                node.get("codes").map(codes -> ConceptSetReader.set(id, codes)));
    }

    private Group group(String id, YamlNode node) {
        node.onlyKnows(Set.of("family", "en", "fr", "source", "any", "unless", "weight"));
        var family = node.require("family", "one of " + String.join(", ", families.keySet()));
        if (!families.containsKey(family.text())) {
            throw family.problem("one of the families: " + String.join(", ", families.keySet()));
        }
        var any =
                node.require("any", "a list of terms").entries().stream()
                        .map(entry -> terms(id, entry))
                        .toList();
        if (any.isEmpty()) {
            throw node.require("any", "").problem("at least one term");
        }
        var unless = new ArrayList<String>();
        node.get("unless")
                .ifPresent(list ->
                        list.entries()
                                .forEach(entry -> {
                                    if (!groups.containsKey(entry.text())) {
                                        throw entry.problem(
                                                "a group that stands earlier in the file");
                                    }
                                    unless.add(entry.text());
                                }));
        return new Group(
                id,
                family.text(),
                label(node),
                node.require("source", "where its definition comes from").text(),
                any,
                List.copyOf(unless),
                node.get("weight").map(weight -> weight.number(0, 1_000_000)).orElse(1));
    }

    private List<Term> terms(String group, YamlNode node) {
        if (node.get("all").isPresent()) {
            node.onlyKnows(Set.of("all"));
            return node.require("all", "").entries().stream()
                    .map(entry -> term(group, entry))
                    .toList();
        }
        return List.of(term(group, node));
    }

    private Term term(String group, YamlNode node) {
        node.onlyKnows(Set.of("codes", "in", "days", "years"));
        ConceptSet codes = ConceptSetReader.set(group, node.require("codes", "a list of codes"));
        var in =
                node.require("in", "a list of kinds of records").entries().stream()
                        .map(this::kind)
                        .toList();
        if (in.isEmpty()) {
            throw node.require("in", "").problem("at least one kind of records");
        }
        return new Term(
                codes,
                in,
                node.get("days").map(days -> days.number(1, 366)).orElse(1),
                node.get("years").map(years -> years.number(1, MOST_YEARS)).orElse(1));
    }

    private RecordKind kind(YamlNode node) {
        var kind = kinds.get(node.text());
        if (kind == null) {
            throw node.problem("one of the kinds of records: " + String.join(", ", kinds.keySet()));
        }
        return kind;
    }
}
