package org.vigie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.cli.console.ProgramFingerprint;
import org.vigie.cli.console.Version;
import org.vigie.report.RunFolder;
import org.vigie.report.RunRecord;
import org.vigie.runner.LocalRunner;
import org.vigie.runner.Processors;
import org.vigie.store.Sha256;
import org.vigie.store.read.Store;
import org.vigie.study.ProtocolFile;
import org.vigie.study.ResolvedProtocol;
import org.vigie.study.Study;
import org.vigie.study.StudyOutput;
import org.vigie.timeline.Progress;

/// One run from protocol to folder: read and check, ask the people, write everything.
public record StudyRun(
        Path protocol, Path storeFolder, Path out, DisclosureKeyOption keys, Progress progress) {

    /// How a protocol becomes a study.
    interface Reader {
        Study read(ProtocolFile file) throws IOException;
    }

    /// Asks what the protocol's line `study:` says.
    StudyOutput run() throws IOException {
        var file = ProtocolFile.read(protocol);
        return run(file, file.kind().word(), file.kind().study(file.values()));
    }

    /// Asks something else of a protocol.
    ///
    /// @param word what is asked, for `run.json`
    StudyOutput run(String word, Reader reader) throws IOException {
        var file = ProtocolFile.read(protocol);
        return run(file, word, reader.read(file));
    }

    private StudyOutput run(ProtocolFile file, String word, Study asked) throws IOException {
        var started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var seconds = new LinkedHashMap<String, Double>();
        var text = file.text();
        try (var store = Store.open(storeFolder);
                var folder = new RunFolder(out)) {
            var program = ProgramFingerprint.text();
            var key = keys.of(store.manifest(), System.getenv(), progress);
            long begun = System.nanoTime();
            var answer =
                    asked.ask(store, new LocalRunner(store, Processors.count(), progress), key);
            long answered = System.nanoTime();
            seconds.put("study", (answered - begun) / 1e9);
            answer.writeTables(folder.results());
            var resolved =
                    new ResolvedProtocol(
                            file.kind().keys(), file.values(), folder, store.vocabulary());
            answer.note(resolved);
            Files.writeString(folder.file(RunFolder.PROTOCOL), resolved.text());
            answer.writeReport(
                    provenance(store, program, text, asked, started),
                    folder.file(RunFolder.REPORT));
            seconds.put("report", (System.nanoTime() - answered) / 1e9);
            var record =
                    new RunRecord(
                            Version.text(),
                            program,
                            word,
                            Sha256.of(text),
                            asked.inputs(),
                            store.manifest().fingerprint(),
                            store.manifest().source(),
                            asked.seed(),
                            started.toString(),
                            seconds,
                            answer.attrition(),
                            answer.disclosure(),
                            key.fingerprint(),
                            store.manifest().findings());
            Files.writeString(folder.file(RunFolder.RECORD), record.text());
            folder.finish();
            return answer;
        }
    }

    private static Map<String, String> provenance(
            Store store, String program, String protocol, Study asked, Instant started) {
        var provenance = new LinkedHashMap<String, String>();
        provenance.put("Software", Version.text());
        provenance.put("Program (SHA-256)", program);
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
                                "The data, " + finding.where() + ": " + finding.rule(),
                                finding.count()
                                        + (finding.share().isEmpty()
                                                ? " "
                                                : " (" + finding.share() + ") ")
                                        + finding.effect()));
        return provenance;
    }
}
