package org.vigie.source.omop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vigie.store.Manifest;
import org.vigie.store.read.Store;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Vocabulary;

/// A store that an import made, in lines that a test can be read against. What is absent is left
/// out.
public record Imported(Manifest manifest, Path store) {

    /// `1 2020-03-01T08:30 LOINC/718-7 value=12.5 unit=UCUM/g/dL visit=10`.
    public List<String> events() {
        return events("");
    }

    /// The events that come from one table.
    public List<String> events(String table) {
        var lines = new ArrayList<String>();
        forEach(timeline -> {
            for (int e = 0; e < timeline.size(); e++) {
                if (table.isEmpty() || timeline.table(e).equals(table)) {
                    lines.add(event(timeline, e));
                }
            }
        });
        return lines;
    }

    private static String event(Timeline timeline, int e) {
        var line =
                new StringBuilder()
                        .append(timeline.person())
                        .append(' ')
                        .append(time(timeline.time(e)))
                        .append(' ')
                        .append(timeline.codes().text(timeline.code(e)));
        add(line, "end", Days.text(timeline.endDay(e)));
        add(
                line,
                "value",
                Double.isNaN(timeline.value(e)) ? "" : String.valueOf(timeline.value(e)));
        add(line, "unit", timeline.unit(e));
        add(line, "text", timeline.text(e));
        add(line, "visit", number(timeline.visit(e)));
        add(line, "provider", number(timeline.provider(e)));
        add(line, "cents", number(timeline.cost(e)));
        add(line, "source", timeline.source(e));
        return line.toString();
    }

    private static void add(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) {
            line.append(' ').append(name).append('=').append(value);
        }
    }

    private static String number(long number) {
        return number == Timeline.NONE ? "" : String.valueOf(number);
    }

    private static String time(long micros) {
        if (micros == Timeline.NO_TIME) {
            return "undated";
        }
        long minutes = Math.floorMod(micros, Days.MICROS) / 60_000_000;
        return Days.text(Days.ofTime(micros))
                + (minutes == 0 ? "" : "T%02d:%02d".formatted(minutes / 60, minutes % 60));
    }

    /// `1 FEMALE 1950-01-01 death=2015-02-03 region=Bretagne practice=North site=A
    /// 2010-01-01..2020-12-31`.
    public List<String> people() {
        var lines = new ArrayList<String>();
        forEach(timeline -> {
            var line =
                    new StringBuilder()
                            .append(timeline.person())
                            .append(' ')
                            .append(timeline.sex());
            add(line, "birth", Days.text(timeline.birthDay()));
            add(line, "death", Days.text(timeline.deathDay()));
            add(line, "region", timeline.region());
            add(line, "practice", timeline.practice());
            add(line, "site", timeline.site());
            for (int p = 0; p < timeline.periods(); p++) {
                line.append(' ')
                        .append(Days.text(timeline.periodStart(p)))
                        .append("..")
                        .append(Days.text(timeline.periodEnd(p)));
            }
            lines.add(line.toString());
        });
        return lines;
    }

    private void forEach(Consumer<Timeline> reader) {
        try (var opened = Store.open(store)) {
            opened.forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `2 person: left out (person.csv, line 3; person.csv, line 4)`, for each finding of a rule.
    public List<String> findings(String rule) {
        return manifest.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding ->
                        finding.count()
                                + " "
                                + finding.table()
                                + ": "
                                + finding.effect()
                                + (finding.examples().isEmpty()
                                        ? ""
                                        : " (" + String.join("; ", finding.examples()) + ")"))
                .toList();
    }

    public Vocabulary vocabulary() {
        try (var opened = Store.open(store)) {
            return opened.vocabulary();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
