package org.vigie.simulate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.simulate.effects.PlantedCode;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.effects.Role;
import org.vigie.simulate.people.Catalogue;
import org.vigie.simulate.schemes.DataRows;

/// What is true of every code that is not null, as `truth.csv` (RFC 4180): `code`, `name`, `role`,
/// `window_start_day`, `window_end_day` (relative to the cancer, inclusive, empty where there is no
/// window), `odds_ratio` (conditional, for having any event in the window; empty where the role has
/// none), `comment`. Every code that is not listed has an odds ratio of 1 in every window, and so
/// has a factor or symptom outside its window.
///
/// A confounded code has a rate that depends steeply on age and sex; codes not listed depend on
/// them less. With age and sex matched neither is associated with the cancer.
public final class Truth {

    private static final String END = "\r\n";

    private Truth() {}

    public static String csv(PlantedCodes plan, Catalogue catalogue) {
        var lines =
                Stream.of(
                                plan.planted().stream().map(Truth::line),
                                DataRows.of("confounded.csv").stream().map(Truth::confounded),
                                ancestors(plan, catalogue).entrySet().stream()
                                        .map(e -> ancestor(e.getKey(), e.getValue(), catalogue)))
                        .flatMap(line -> line);
        return "code,name,role,window_start_day,window_end_day,odds_ratio,comment"
                + END
                + lines.collect(Collectors.joining(END))
                + END;
    }

    private static String line(PlantedCode planted) {
        var start = planted.hasWindow() ? Integer.toString(planted.start()) : "";
        var end = planted.hasWindow() ? Integer.toString(planted.end()) : "";
        var oddsRatio =
                Double.isNaN(planted.oddsRatio()) ? "" : Double.toString(planted.oddsRatio());
        return row(
                planted.code(),
                planted.name(),
                planted.role(),
                start,
                end,
                oddsRatio,
                planted.comment());
    }

    private static String confounded(DataRows.Row code) {
        return row(
                code.get("code"),
                code.get("name"),
                Role.CONFOUNDED,
                "",
                "",
                "1.0",
                "rate depends on age and sex: " + code.get("profile"));
    }

    /// For each code above a planted one, one that is below it.
    private static Map<Integer, PlantedCode> ancestors(PlantedCodes plan, Catalogue catalogue) {
        var ancestors = new LinkedHashMap<Integer, PlantedCode>();
        plan.planted().stream()
                .sorted(Comparator.comparing(PlantedCode::role))
                .forEach(planted -> {
                    for (int ancestor :
                            catalogue.hierarchy.ancestors(catalogue.id(planted.code()))) {
                        ancestors.putIfAbsent(ancestor, planted);
                    }
                });
        return ancestors;
    }

    private static String ancestor(int id, PlantedCode below, Catalogue catalogue) {
        var code = catalogue.codes.get(id);
        return row(code.code(), code.name(), Role.ANCESTOR, "", "", "", "above " + below.code());
    }

    private static String row(String code, String name, Role role, String... rest) {
        return Stream.concat(Stream.of(code, name, role.label()), Stream.of(rest))
                .map(Truth::quoted)
                .collect(Collectors.joining(","));
    }

    static String quoted(String field) {
        return field.contains(",") || field.contains("\"")
                ? '"' + field.replace("\"", "\"\"") + '"'
                : field;
    }
}
