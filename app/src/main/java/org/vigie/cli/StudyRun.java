package org.vigie.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.cli.console.Version;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.report.RunFolder;
import org.vigie.report.RunRecord;
import org.vigie.runner.LocalRunner;
import org.vigie.store.Sha256;
import org.vigie.store.read.Store;
import org.vigie.study.Study;
import org.vigie.study.StudyKinds;
import org.vigie.study.StudyOutput;
import org.vigie.timeline.Progress;

/// One run from protocol to folder: read and check, ask the people, write everything.
public record StudyRun(Path protocol, Path storeFolder, Path out, Progress progress) {

    /// A study, and what kind it is, for `run.json`.
    record Question(String kind, Study asked) {}

    /// How what a protocol says becomes a question.
    interface Reader {
        Question read(YamlNode node, Path folder) throws IOException;
    }

    /// Asks what the protocol's line `study:` says.
    StudyOutput run() throws IOException {
        return run((node, folder) -> {
            var kind = StudyKinds.of(node);
            return new Question(kind.word(), kind.read(node, folder));
        });
    }

    /// Asks something else of a protocol.
    StudyOutput run(Reader reader) throws IOException {
        var started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var seconds = new LinkedHashMap<String, Double>();
        var text = read();
        var node = YamlNode.read(text, protocol);
        var question = reader.read(node, protocol.toAbsolutePath().getParent());
        var asked = question.asked;
        try (var store = Store.open(storeFolder);
                var folder = new RunFolder(out)) {
            long begun = System.nanoTime();
            var answer =
                    asked.ask(
                            store,
                            new LocalRunner(
                                    store, Runtime.getRuntime().availableProcessors(), progress));
            long answered = System.nanoTime();
            seconds.put("study", (answered - begun) / 1e9);
            answer.writeTables(folder.results());
            Files.writeString(folder.file(RunFolder.PROTOCOL), answer.resolvedProtocol(text));
            answer.writeReport(
                    provenance(store, text, asked, started), folder.file(RunFolder.REPORT));
            seconds.put("report", (System.nanoTime() - answered) / 1e9);
            var record =
                    new RunRecord(
                            Version.text(),
                            question.kind,
                            Sha256.of(text),
                            asked.inputs(),
                            store.manifest().fingerprint(),
                            store.manifest().source(),
                            asked.seed(),
                            started.toString(),
                            seconds,
                            answer.attrition(),
                            answer.disclosure(),
                            store.manifest().findings());
            Files.writeString(folder.file(RunFolder.RECORD), record.text());
            folder.finish();
            return answer;
        }
    }

    private String read() throws IOException {
        if (Files.isDirectory(protocol)) {
            throw new InputProblem(protocol + " is a folder; name the YAML file in it");
        }
        if (!Files.isRegularFile(protocol)) {
            throw new InputProblem(
                    protocol + " is not there; a protocol is a YAML file, see the folder examples");
        }
        try {
            return Files.readString(protocol);
        } catch (MalformedInputException e) {
            throw new InputProblem(protocol + " is not text in UTF-8; save it so");
        }
    }

    private static Map<String, String> provenance(
            Store store, String protocol, Study asked, Instant started) {
        var provenance = new LinkedHashMap<String, String>();
        provenance.put("Software", Version.text());
        provenance.put("Source of the data", store.manifest().source());
        provenance.put("Store", store.manifest().fingerprint());
        provenance.put("Protocol (SHA-256)", Sha256.of(protocol));
        asked.inputs().forEach((name, hash) -> provenance.put(name + " (SHA-256)", hash));
        provenance.put("Seed", Long.toString(asked.seed()));
        provenance.put("Run at", started.toString());
        store.manifest()
                .findings()
                .forEach(finding ->
                        provenance.put(
                                "The data, " + finding.table() + ": " + finding.rule(),
                                finding.count()
                                        + (finding.share().isEmpty()
                                                ? " "
                                                : " (" + finding.share() + ") ")
                                        + finding.effect()));
        return provenance;
    }
}
