package org.vigie.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.report.RunFolder;
import org.vigie.report.RunRecord;
import org.vigie.runner.LocalRunner;
import org.vigie.store.Store;
import org.vigie.protocol.ProtocolProblem;
import org.vigie.protocol.Said;
import org.vigie.timeline.Progress;

/// One run from protocol to folder: read and check, ask the people, write everything.
record StudyRun(Path protocol, Path storeFolder, Path out, Progress progress) {

    /// A study, and what kind it is, for `run.json`.
    record Question(String kind, AskedStudy asked) {
    }

    /// How what a protocol says becomes a question.
    interface Reader {
        Question read(Said said, Path folder) throws IOException;
    }

    /// Asks what the protocol's line `study:` says.
    StudyAnswer run() throws IOException {
        return run((said, folder) -> {
            var kind = StudyKind.of(said);
            return new Question(kind.word(), kind.read(said, folder));
        });
    }

    /// Asks something else of a protocol.
    StudyAnswer run(Reader reader) throws IOException {
        var started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var seconds = new LinkedHashMap<String, Double>();
        var text = read();
        var said = Said.read(text, protocol);
        var question = reader.read(said, protocol.toAbsolutePath().getParent());
        var asked = question.asked;
        try (var store = Store.open(storeFolder); var folder = new RunFolder(out)) {
            long begun = System.nanoTime();
            var answer = asked.ask(store, new LocalRunner(store, Runtime.getRuntime().availableProcessors(), progress));
            long answered = System.nanoTime();
            seconds.put("study", (answered - begun) / 1e9);
            answer.writeTables(folder.results());
            Files.writeString(folder.file(RunFolder.PROTOCOL), answer.resolvedProtocol(text));
            answer.writeReport(provenance(store, text, asked, started), folder.file(RunFolder.REPORT));
            seconds.put("report", (System.nanoTime() - answered) / 1e9);
            var record = new RunRecord(Version.text(), question.kind, sha256(text), asked.inputs(), store.manifest().fingerprint(),
                    store.manifest().source(), asked.seed(), started.toString(), seconds, answer.attrition(),
                    answer.disclosure(), store.manifest().findings());
            Files.writeString(folder.file(RunFolder.RECORD), record.text());
            folder.finish();
            return answer;
        }
    }

    private String read() throws IOException {
        if (Files.isDirectory(protocol)) {
            throw new ProtocolProblem(protocol + " is a folder; name the YAML file in it");
        }
        if (!Files.isRegularFile(protocol)) {
            throw new ProtocolProblem(protocol + " is not there; a protocol is a YAML file, see the folder examples");
        }
        try {
            return Files.readString(protocol);
        } catch (MalformedInputException e) {
            throw new ProtocolProblem(protocol + " is not text in UTF-8; save it so");
        }
    }

    private static Map<String, String> provenance(Store store, String protocol, AskedStudy asked, Instant started) {
        var provenance = new LinkedHashMap<String, String>();
        provenance.put("Software", Version.text());
        provenance.put("Source of the data", store.manifest().source());
        provenance.put("Store", store.manifest().fingerprint());
        provenance.put("Protocol (SHA-256)", sha256(protocol));
        asked.inputs().forEach((name, hash) -> provenance.put(name + " (SHA-256)", hash));
        provenance.put("Seed", Long.toString(asked.seed()));
        provenance.put("Run at", started.toString());
        store.manifest().findings().forEach(finding -> provenance.put("The data, " + finding.table() + ": " + finding.rule(),
                finding.count() + (finding.share().isEmpty() ? " " : " (" + finding.share() + ") ") + finding.effect()));
        return provenance;
    }

    static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
