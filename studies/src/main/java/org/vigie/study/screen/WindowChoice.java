package org.vigie.study.screen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vigie.report.page.WindowNames;

/// A list above a figure to see one window alone.
final class WindowChoice {

    private static final String ALL = "all windows";

    private WindowChoice() {}

    /// What Vega calls a parameter; bound to a list only where there is a choice.
    static Map<String, Object> parameter(DisclosedScreen result) {
        var parameter = new TreeMap<String, Object>(Map.of("name", "chosen", "value", ALL));
        if (result.windows().size() > 1) {
            parameter.put(
                    "bind",
                    new TreeMap<>(
                            Map.of(
                                    "input",
                                    "select",
                                    "name",
                                    "Window",
                                    "options",
                                    options(result))));
        }
        return parameter;
    }

    /// For a caption; the empty string where there is no choice.
    static String hint(DisclosedScreen result) {
        return result.windows().size() > 1 ? " Choose a window to see it alone." : "";
    }

    private static List<String> options(DisclosedScreen result) {
        return Stream.concat(Stream.of(ALL), result.windows().stream().map(WindowNames::of))
                .toList();
    }
}
