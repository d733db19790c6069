package org.vigie.report.page;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Puts a page together: head, contents, sections, foot, scripts.
final class PageHtml {

    private static final String POLICY =
            """
            default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src \
            'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\
            """;
    private static final List<String> DRAWING =
            List.of("vendor/vega.min.js", "vendor/vega-lite.min.js", "vendor/vega-embed.min.js");
    private static final List<String> OWN =
            List.of("format.js", "columns.js", "table.js", "figure.js", "start.js");

    private PageHtml() {}

    static String of(
            String title,
            String lead,
            List<Section> sections,
            SortedMap<String, String> provenance) {
        return """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="Vigie">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header><div><p class="brand">Vigie</p><h1>%s</h1>
        <p class="lead">%s</p></div></header>
        <div class="layout">
        <nav aria-label="Contents"><ul>
        %s</ul></nav>
        <main id="content" tabindex="-1">
        <noscript><p class="note">Tables and figures need JavaScript, which this browser has \
        turned off.</p></noscript>
        %s</main>
        </div>
        %s%s</body>
        </html>
        """
                .formatted(
                        POLICY,
                        Html.text(title),
                        Bundled.text("page.css"),
                        Html.text(title),
                        Html.text(lead),
                        contents(sections, provenance),
                        sections(sections),
                        foot(provenance),
                        scripts(sections));
    }

    private static String contents(List<Section> sections, SortedMap<String, String> provenance) {
        var items =
                IntStream.range(0, sections.size())
                        .mapToObj(i ->
                                "<li><a href=\"#"
                                        + anchor(sections, i)
                                        + "\">"
                                        + Html.text(sections.get(i).title())
                                        + "</a></li>\n")
                        .collect(Collectors.joining());
        return provenance.isEmpty()
                ? items
                : items + "<li><a href=\"#provenance\">Provenance</a></li>\n";
    }

    private static String sections(List<Section> sections) {
        return IntStream.range(0, sections.size())
                .mapToObj(i -> SectionHtml.of(sections.get(i), anchor(sections, i)))
                .collect(Collectors.joining());
    }

    private static String anchor(List<Section> sections, int section) {
        return "s" + (section + 1) + "-" + Html.anchor(sections.get(section).title());
    }

    private static String foot(SortedMap<String, String> provenance) {
        if (provenance.isEmpty()) {
            return "";
        }
        return provenance.entrySet().stream()
                .map(entry ->
                        "<dt>"
                                + Html.text(entry.getKey())
                                + "</dt><dd>"
                                + Html.text(entry.getValue())
                                + "</dd>\n")
                .collect(
                        Collectors.joining(
                                "",
                                "<footer><div><h2 id=\"provenance\">Provenance</h2>\n<dl>\n",
                                "</dl></div></footer>\n"));
    }

    private static String scripts(List<Section> sections) {
        boolean draws = sections.stream().anyMatch(Section.Figure.class::isInstance);
        var drawing =
                draws ? DRAWING.stream().map(PageHtml::script).collect(Collectors.joining()) : "";
        var own = OWN.stream().map(Bundled::text).collect(Collectors.joining("\n"));
        return drawing + "<script>\n\"use strict\";\n" + Html.script(own) + "</script>\n";
    }

    private static String script(String file) {
        return "<script>" + Html.script(Bundled.text(file)) + "</script>\n";
    }
}
