package org.vigie.cli.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.report.table.Lines;
import org.vigie.store.Delivery;
import org.vigie.store.Finding;
import org.vigie.store.Manifest;
import org.vigie.store.Shortened;

/// A manifest in words.
public final class ManifestSummary {

    private ManifestSummary() {}

    /// What an import made and what it found.
    static String imported(Manifest manifest, Path store) {
        var words = new StringBuilder();
        words.append(store)
                .append(": ")
                .append(contents(manifest))
                .append(days(manifest, " from "))
                .append(System.lineSeparator());
        words.append(findings(manifest));
        words.append("Next: vigie describe ").append(store).append(System.lineSeparator());
        return words.toString();
    }

    /// What an addition or a correction made of a store: what it held before, the delivery, and
    /// what was found in it or in the whole; what was known of other deliveries is not said again.
    ///
    /// @param number the delivery that came or was corrected
    static String changed(Manifest before, Manifest manifest, int number, Path store) {
        var words = new StringBuilder();
        words.append(
                "%s: %s (before: %s)%s%n"
                        .formatted(
                                store,
                                contents(manifest),
                                contents(before),
                                days(manifest, ", from ")));
        manifest.deliveries().stream()
                .filter(delivery -> delivery.number() == number)
                .forEach(delivery -> words.append("Delivery %s%n".formatted(line(delivery))));
        var told =
                manifest.findings().stream()
                        .filter(finding -> finding.delivery().orElse(number) == number)
                        .toList();
        words.append(findings(told));
        int other = manifest.findings().size() - told.size();
        if (other > 0) {
            words.append(
                    "Of other deliveries: %s, as before ('vigie describe %s' shows them)%n"
                            .formatted(Lines.count(other, "finding", "findings"), store));
        }
        words.append("Next: vigie describe ").append(store).append(System.lineSeparator());
        return words.toString();
    }

    /// The same for programs.
    public static Map<String, Object> facts(Manifest manifest, Path store) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("store", store.toString());
        facts.put("source", manifest.source());
        facts.put("fingerprint", manifest.fingerprint());
        facts.put("people", manifest.people());
        facts.put("events", manifest.events());
        facts.put("first_day", manifest.firstDay());
        facts.put("last_day", manifest.lastDay());
        facts.put("shards", manifest.shards().size());
        facts.put("bytes", manifest.bytes());
        facts.put("deliveries", manifest.deliveries());
        facts.put("findings", manifest.findings());
        return facts;
    }

    /// `1 person, 2,694 events`, `1 person, no events`.
    public static String contents(Manifest manifest) {
        return Lines.count(manifest.people(), "person", "people")
                + ", "
                + (manifest.events() == 0
                        ? "no events"
                        : Lines.count(manifest.events(), "event", "events"));
    }

    /// From the first day to the last, after the words before; empty where no event has a day.
    public static String days(Manifest manifest, String before) {
        return manifest.firstDay().isEmpty()
                ? ""
                : before + manifest.firstDay() + " to " + manifest.lastDay();
    }

    public static String findings(Manifest manifest) {
        return findings(manifest.findings());
    }

    private static String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "Nothing wrong was found with the data." + System.lineSeparator();
        }
        var words = new StringBuilder("What was found about the data:" + System.lineSeparator());
        findings.forEach(
                finding -> words.append("  ").append(line(finding)).append(System.lineSeparator()));
        return words.toString();
    }

    /// The deliveries of a store, a line each; empty where it has none.
    public static String deliveries(Manifest manifest) {
        var words = new StringBuilder();
        manifest.deliveries()
                .forEach(delivery ->
                        words.append("  ").append(line(delivery)).append(System.lineSeparator()));
        if (manifest.deliveries().size() > 1) {
            words.append(
                    "  (each as it was read by itself: people, and rows that come again, are in"
                            + " the store once)"
                            + System.lineSeparator());
        }
        return words.isEmpty() ? "" : "Deliveries:" + System.lineSeparator() + words;
    }

    private static String line(Delivery delivery) {
        var held = delivery.contents();
        var parts = new ArrayList<String>();
        parts.add(delivery.kind().isEmpty() ? "unknown files" : delivery.kind());
        if (!delivery.kind().isEmpty()) {
            parts.add(Lines.count(delivery.files().size(), "file", "files"));
        }
        if (!held.months().isEmpty()) {
            parts.add("months " + held.months());
        }
        parts.add(Lines.count(held.people(), "person", "people"));
        parts.add(Lines.count(held.events(), "event", "events"));
        if (!held.firstDay().isEmpty()) {
            parts.add(held.firstDay() + " to " + held.lastDay());
        }
        if (delivery.pseudonymised()) {
            parts.add("pseudonymised");
        }
        if (!delivery.imported().isEmpty()) {
            parts.add("imported " + delivery.imported());
        }
        delivery.replaced().forEach(one -> parts.add(line(one)));
        return delivery.number() + ": " + String.join(", ", parts);
    }

    private static String line(Delivery.Replacement one) {
        return "corrected %s (%s%s, until then %s)"
                .formatted(
                        one.on(),
                        Shortened.names(one.came()),
                        one.gone().isEmpty() ? "" : " for " + Shortened.names(one.gone()),
                        Lines.count(one.before().events(), "event", "events"));
    }

    static String line(Finding finding) {
        var places =
                finding.examples().isEmpty()
                        ? ""
                        : " (" + String.join("; ", finding.examples()) + ")";
        return String.format(
                Locale.ROOT,
                "%-26s %-21s %,11d %6s  %s%s",
                finding.rule(),
                finding.where(),
                finding.count(),
                finding.share(),
                finding.effect(),
                places);
    }
}
