package org.vigie.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vigie.cli.console.Console;
import org.vigie.report.table.Lines;
import org.vigie.store.read.Store;
import org.vigie.timeline.Code;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vigie codes STORE WORDS…`.
@Command(
        name = "codes",
        mixinStandardHelpOptions = true,
        description =
                """
                Find codes of a store by words of their names or parts of the codes: what concept \
                sets can be made of.\
                """)
final class CodesCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Parameters(index = "0", paramLabel = "STORE", description = "The store.")
    Path folder;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "WORD",
            description =
                    """
                    Every word has to occur in the code or its name, capitals and small letters \
                    alike: 'lung cancer', 'ICD10/C34*'.\
                    """)
    List<String> words;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many to show, those of the most people first (default: ${DEFAULT-VALUE}).")
    int top;

    @Option(
            names = "--unrecorded",
            description =
                    "Codes that no event has too, such as those above the recorded in a hierarchy.")
    boolean unrecorded;

    @Override
    public Integer call() throws Exception {
        if (top < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--top needs a number of codes from 0, was " + top);
        }
        try (var store = Store.open(folder)) {
            var found =
                    store.codes().all().stream()
                            .filter(code -> unrecorded || code.events() > 0)
                            .filter(this::matches)
                            .sorted(
                                    Comparator.comparingLong(Code::people)
                                            .reversed()
                                            .thenComparing(Code::code))
                            .toList();
            var shown = found.subList(0, Math.min(top, found.size()));
            Console.of(spec)
                    .answer(
                            spec,
                            () -> words(found.size(), shown),
                            () ->
                                    Map.of(
                                            "store",
                                            folder.toString(),
                                            "found",
                                            found.size(),
                                            "codes",
                                            shown));
        }
        return 0;
    }

    private boolean matches(Code code) {
        var text = (code.code() + " " + code.name()).toLowerCase(Locale.ROOT);
        return words.stream()
                .flatMap(word -> List.of(word.strip().split("\\s+")).stream())
                .allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT).replace("*", "")));
    }

    private String words(int found, List<Code> shown) {
        var lines = new Lines();
        if (found == 0) {
            lines.line(
                    "%s has no %scode with %s; not all codes have names: look for parts of codes"
                            + " too, such as C34; 'vigie describe %s' shows the most frequent",
                    folder, unrecorded ? "" : "recorded ", String.join(" ", words), folder);
            return lines.text();
        }
        lines.line("%-30s %13s %12s  name", "Code", "events", "people");
        shown.forEach(code ->
                lines.line(
                        "%-30s %,13d %,12d  %s%s",
                        code.code(),
                        code.events(),
                        code.people(),
                        code.name(),
                        code.concept() == 0 ? "" : " (concept " + code.concept() + ")"));
        if (shown.size() < found) {
            lines.line("%,d of %,d; --top shows more", shown.size(), found);
        }
        return lines.text();
    }
}
