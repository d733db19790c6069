package org.vigie.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A page that needs nothing but itself: no network, no other file. The same page gives the same
/// bytes.
///
/// @param lead what the reader should know if they read nothing else
/// @param provenance what the page was made from, shown at its foot in the order of the keys
public record Page(
        String title, String lead, List<Section> sections, SortedMap<String, String> provenance) {

    public Page(String title, String lead, List<Section> sections, Map<String, String> provenance) {
        this(title, lead, sections, new TreeMap<>(provenance));
    }

    public Page {
        sections = List.copyOf(sections);
    }

    /// Writes the page as UTF-8; makes the folder where it is missing.
    public void write(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.writeString(file, html());
    }

    public String html() {
        return PageHtml.of(title, lead, sections, provenance);
    }
}
