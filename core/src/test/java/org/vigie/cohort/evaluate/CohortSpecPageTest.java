package org.vigie.cohort.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vigie.cohort.circe.GeneratedDefinitions;
import org.vigie.cohort.circe.SaidConstructs;
import org.vigie.cohort.evaluate.CohortSpec.Said;

/// The reference page of cohort definitions is what the specs say, and they say everything there
/// is.
class CohortSpecPageTest {

    private static final Path PAGE = Path.of("../docs/cohort-specs.md");

    private static final Map<String, Class<? extends CohortSpec>> SECTIONS = sections();

    private static final String HEAD =
            """
            # Cohort definitions by example

            Made of the specs that the tests run on both evaluators; do not edit it. To make it anew:
            `mvn verify -pl core -am -Dtest=CohortSpecPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dvigie.write=true`.

            People are drawn in text: year of birth, sex, observation periods, then their events. Concepts are letters, and a
            digit stands for one below: `A1` is under `A`, whose concept id is 100; `A1` has 101, `B` 200. Concept set 1 holds
            `A` and what is under it, set 2 `B`, and so on to 5, `E`; set 6 holds `A` alone, set 7 what maps to `A`, set 8 all
            of set 1 but `A1`. Definitions are Circe's JSON with `'` for `"`, without the concept sets; a limit that is not written
            is `All`.
            """;

    private static Map<String, Class<? extends CohortSpec>> sections() {
        var sections = new LinkedHashMap<String, Class<? extends CohortSpec>>();
        sections.put("Which events start an entry", EntrySpecTest.class);
        sections.put("What must hold around an event", CriteriaSpecTest.class);
        sections.put("How many different ones", CountSpecTest.class);
        sections.put("When entries end", ExitSpecTest.class);
        sections.put("Every attribute", AttributeSpecTest.class);
        return sections;
    }

    @Test
    void thePageIsWhatTheSpecsSay() throws Exception {
        var page = page();
        if (Boolean.getBoolean("vigie.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/cohort-specs.md is stale: run this test with -Dvigie.write=true");
    }

    @Test
    void everyConstructHasASpec() throws Exception {
        var missing = new TreeSet<>(GeneratedDefinitions.sayable());
        for (var spec : SECTIONS.values()) {
            for (var paragraph : paragraphs(spec).values()) {
                paragraph.forEach(said ->
                        missing.removeAll(SaidConstructs.of(CohortSpec.json(said.definition()))));
            }
        }
        assertEquals(new TreeSet<>(), missing, "said in no spec");
    }

    private static String page() throws Exception {
        var page = new StringBuilder(HEAD);
        for (var section : SECTIONS.entrySet()) {
            page.append("\n## ").append(section.getKey()).append('\n');
            for (var paragraph : paragraphs(section.getValue()).entrySet()) {
                page.append("\n### ").append(words(paragraph.getKey())).append("\n\n");
                boolean table = !paragraph.getValue().getFirst().row().isEmpty();
                page.append(
                        table
                                ? "| kind | attribute | enters | does not |\n|---|---|---|---|\n"
                                : "");
                paragraph.getValue().forEach(said -> page.append(table ? row(said) : drawn(said)));
            }
        }
        return page.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private static String row(Said said) {
        return "| "
                + String.join(
                        " | ",
                        said.row().stream()
                                .map(cell -> "`" + cell.replace("\n", "`; `") + "`")
                                .toList())
                + " |\n";
    }

    private static String drawn(Said said) {
        var expected = said.expected().isBlank() ? "nobody" : said.expected().strip();
        return "```\n"
                + said.people().strip()
                + "\n```\n```\n"
                + said.definition()
                + "\n```\nenters: "
                + (expected.contains("\n")
                        ? "\n```\n" + expected + "\n```\n\n"
                        : "`" + expected + "`\n\n");
    }

    /// `aUnionHasTheDaysOfAny` is "A union has the days of any".
    private static String words(String method) {
        var words = method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// What each test of a class says, in the order of its source.
    private static Map<String, List<Said>> paragraphs(Class<? extends CohortSpec> spec)
            throws Exception {
        var source = source(spec);
        var tests =
                Arrays.stream(spec.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .sorted(
                                Comparator.comparingInt((Method method) ->
                                        source.indexOf("void " + method.getName() + "(")))
                        .toList();
        var paragraphs = new LinkedHashMap<String, List<Said>>();
        for (var test : tests) {
            var constructor = spec.getDeclaredConstructor();
            constructor.setAccessible(true);
            var instance = constructor.newInstance();
            instance.pages = new ArrayList<>();
            test.setAccessible(true);
            test.invoke(instance);
            paragraphs.put(test.getName(), instance.pages);
        }
        return paragraphs;
    }

    private static String source(Class<?> spec) throws IOException {
        return Files.readString(
                Path.of("src/test/java", spec.getName().replace('.', '/') + ".java"));
    }
}
