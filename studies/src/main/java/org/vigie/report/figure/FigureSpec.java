package org.vigie.report.figure;

import org.vigie.report.page.Bundled;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A figure's description from the folder `figures`, with its blanks filled: `"@name"` stands for a
/// value.
public final class FigureSpec {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private String text;

    private FigureSpec(String text) {
        this.text = text;
    }

    public static FigureSpec of(String name) {
        return new FigureSpec(Bundled.text("figures/" + name + ".json"));
    }

    /// Fills a blank with a number, text, list or map.
    public FigureSpec with(String blank, Object value) {
        var quoted = "\"@" + blank + "\"";
        if (!text.contains(quoted)) {
            throw new IllegalArgumentException("the figure has no blank " + quoted);
        }
        text = text.replace(quoted, MAPPER.writeValueAsString(value));
        return this;
    }

    public JsonNode json() {
        return MAPPER.readTree(text);
    }
}
