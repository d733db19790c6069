package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.cli.console.Console;
import org.vigie.report.RunFolder;
import org.vigie.study.StudyOutput;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/// What a run left, for programs: its folder, its page, its tables and its record (`run.json`).
final class RunFacts {

    private RunFacts() {}

    /// Gives the answer of a run that was written.
    static void answer(CommandSpec spec, StudyOutput answer, Path run) throws IOException {
        var facts = of(run);
        Console.of(spec).answer(spec, () -> answer.words(run), () -> facts);
    }

    static Map<String, Object> of(Path run) throws IOException {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", run.toString());
        facts.put("report", run.resolve(RunFolder.REPORT).toString());
        try (Stream<Path> files = Files.list(run.resolve(RunFolder.RESULTS))) {
            facts.put("results", files.map(Path::toString).sorted().toList());
        }
        facts.put("record", JsonMapper.shared().readTree(run.resolve(RunFolder.RECORD).toFile()));
        return facts;
    }
}
