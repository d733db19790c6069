package org.vigie.source.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.store.Finding;
import tools.jackson.databind.json.JsonMapper;

/// Of how many a finding counts a part.
class FindingsTest {

    @Test
    void rowsAreAPartOfThoseReadAndLostLinesOfThoseAndThemselves() {
        var findings = new Findings();
        findings.addLost("broken-line", "drugs", 2, "left out", List.of());
        findings.add("broken-quote", "drugs", 3, "left out", List.of());
        findings.read("drugs", 15);
        findings.addRows("no-date", "drugs", 5, "kept", List.of());
        findings.addRows("no-date", "unread", 5, "kept", List.of());
        findings.add("absent-column", "drugs", 1, "taken as empty", List.of());
        findings.addPart("event-after-death", "drugs", 3, 12, "kept", List.of());
        findings.addPart("event-after-death", "unread", 3, 2, "kept", List.of());
        findings.addRows("no-code", "drugs", 0, "left out", List.of());
        assertEquals(
                List.of(
                        "broken-line 2 of 17",
                        "broken-quote 3 of -",
                        "no-date 5 of 15",
                        "no-date 5 of -",
                        "absent-column 1 of -",
                        "event-after-death 3 of 12",
                        "event-after-death 3 of -"),
                findings.all().stream()
                        .map(finding ->
                                finding.rule()
                                        + " "
                                        + finding.count()
                                        + " of "
                                        + (finding.of().isPresent()
                                                ? finding.of().getAsLong()
                                                : "-"))
                        .toList());
    }

    @Test
    void whatIsQuotedOfAFileIsOnOneLineAndCanBeSeen() {
        var findings = new Findings();
        findings.add(
                "unknown-column",
                "drugs",
                1,
                "not read: a\u001b[2Jb\nc",
                List.of("drugs\u202e.csv, line 2"));
        var said = findings.all().getFirst();
        assertEquals("not read: a\\u001b[2Jb c", said.effect());
        assertEquals(List.of("drugs\\u202e.csv, line 2"), said.examples());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 33.3%",
        "3, 3, 100.0%",
        "1, 2000, 0.1%",
        "1, 2001, <0.1%",
        "9999, 10000, >99.9%",
        "5, 4, ''",
        "0, 0, ''"
    })
    void sharesNeverSayNothingOrAllWhereThatIsNotSo(long count, long of, String share) {
        assertEquals(
                share,
                new Finding("rule", "table", count, OptionalLong.of(of), "", List.of()).share());
    }

    @Test
    void aStoreMadeBeforeSharesWereCountedIsRead() {
        var json = JsonMapper.shared();
        var known =
                new Finding(
                        "rule", "table", 1, OptionalLong.of(4), "effect", List.of("a.csv, line 2"));
        assertEquals(known, json.readValue(json.writeValueAsString(known), Finding.class));
        var before =
                json.readValue(
                        """
                        {"rule": "rule", "table": "table", "count": 1, "effect": "effect", "examples": []}\
                        """,
                        Finding.class);
        assertEquals(new Finding("rule", "table", 1, "effect", List.of()), before);
        assertEquals("", before.share());
    }
}
