package org.vigie.study.expenditure.question;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Key;
import org.vigie.protocol.keys.Keys;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Types;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;
import org.vigie.study.CommonKeys;
import org.vigie.study.expenditure.rules.Item;
import org.vigie.study.expenditure.rules.ItemsType;
import org.vigie.study.expenditure.rules.RecordKind;
import org.vigie.study.expenditure.rules.RecordKindsType;
import org.vigie.timeline.Attribute;

/// The keys of `study: map`.
public final class ExpenditureKeys {

    private static final String TWO_YEARS = "the first and the last year, such as [2015, 2019]";
    private static final int MOST_YEARS = 60;

    static final Key<Path> RULES =
            Key.required(
                    "rules",
                    new RulesFile(),
                    """
                    The groups of diseases, and to which items amounts belong; a file \
                    looked for beside the protocol.\
                    """,
                    "rules/cnam-like.yaml");
    static final Key<List<Integer>> YEARS =
            Key.required(
                    "years",
                    new Types.Simple<>(
                            ExpenditureKeys::years,
                            years -> YamlText.list(years.stream().map(String::valueOf).toList()),
                            TWO_YEARS,
                            JsonObject.of(
                                    "type",
                                    "array",
                                    "minItems",
                                    2,
                                    "maxItems",
                                    2,
                                    "items",
                                    JsonObject.of(
                                            "type", "integer", "minimum", 1800, "maximum", 2200))),
                    "The years that are mapped, both included.",
                    "[2015, 2019]");
    static final Key<Integer> WASHOUT_YEARS =
            Key.optional(
                    "washout_years",
                    Types.whole(1, 20),
                    2,
                    """
                    A case is new if the person was observed throughout so many years before (or \
                    since birth) and was not in the group in any of them.\
                    """);
    static final Key<List<Integer>> AGE_GROUPS =
            CommonKeys.AGE_GROUPS.otherwise(List.of(0, 15, 35, 55, 65, 75));
    static final Key<Boolean> REGION = CommonKeys.REGION.otherwise(true);
    static final Key<String> AMOUNT =
            Key.optional(
                    "amount",
                    Types.choice(amounts(), amount -> amount),
                    "cost",
                    """
                    Which amount is counted: cost is all that is paid, whoever pays; \
                    reimbursed_cents is what insurers pay.\
                    """);
    static final Key<Optional<String>> CURRENCY =
            Key.maybe(
                    "currency",
                    Types.text(),
                    "that of the store",
                    """
                    The currency of the amounts, for a store that does not tell it: those of the \
                    SNDS, of Synthea and of OMOP with currencies and their vocabulary do.\
                    """,
                    "EUR");
    static final Key<String> LANGUAGE =
            Key.optional(
                    "language",
                    Types.choice(List.of("en", "fr"), language -> language),
                    "en",
                    "Of the names of groups and items.");
    static final Key<Optional<Map<String, RecordKind>>> RECORDS =
            Key.maybe(
                    "records",
                    new RecordKindsType(),
                    "those of the rules",
                    """
                    Kinds of records and the tables that have them, in the place of those \
                    of the rules.\
                    """,
                    "{drug: {tables: [drug_exposure]}}");
    static final Key<Optional<List<Item>>> ITEMS =
            Key.maybe(
                    "items",
                    new ItemsType(),
                    "those of the rules",
                    """
                    Items of expenditure and the tables that have them, in the place of \
                    those of the rules.\
                    """,
                    "{drugs: {en: Drugs, fr: Médicaments, tables: [drug_exposure]}}");
    static final Key<Optional<List<String>>> NOT_COUNTED =
            Key.maybe(
                    "not_counted",
                    Types.texts("the name of a table"),
                    "those of the rules",
                    """
                    Tables whose amounts are not counted, because other tables hold the \
                    same money.\
                    """,
                    "[claims]");

    /// All of them.
    public static final Keys KEYS =
            Keys.of(
                    CommonKeys.study("map"),
                    CommonKeys.TITLE,
                    CommonKeys.conceptSets("{diabetes: [ICD10/E11*]}"),
                    RULES,
                    CommonKeys.POPULATION,
                    YEARS,
                    WASHOUT_YEARS,
                    AGE_GROUPS,
                    CommonKeys.SEX,
                    REGION,
                    AMOUNT,
                    CURRENCY,
                    LANGUAGE,
                    RECORDS,
                    ITEMS,
                    NOT_COUNTED,
                    CommonKeys.SMALL_CELLS);

    private ExpenditureKeys() {}

    private static List<Integer> years(YamlNode node, Reading reading) {
        var ends = node.entries();
        if (ends.size() != 2) {
            throw node.problem(TWO_YEARS);
        }
        int first = ends.get(0).number(1800, 2200);
        return List.of(first, ends.get(1).number(first, Math.min(2200, first + MOST_YEARS)));
    }

    /// Amounts that are attributes have names that end in `_cents`.
    private static List<String> amounts() {
        return Stream.concat(
                        Stream.of("cost"),
                        Arrays.stream(Attribute.values())
                                .map(Attribute::column)
                                .filter(column -> column.endsWith("_cents")))
                .toList();
    }

    /// A file of rules.
    private record RulesFile() implements ValueType<Path> {

        @Override
        public Path read(YamlNode node, Reading reading) {
            return reading.file(node);
        }

        @Override
        public String write(Path value, FileNames files) {
            return YamlText.of(files.shared(value));
        }

        @Override
        public String words() {
            return "a YAML file of rules";
        }

        @Override
        public Map<String, Object> schema() {
            return Types.text().schema();
        }
    }
}
