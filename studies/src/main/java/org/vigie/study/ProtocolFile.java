package org.vigie.study;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.Values;

/// A protocol read from its file and checked.
///
/// @param text as it is written
/// @param node the same with its lines
/// @param values every key of the kind
public record ProtocolFile(String text, YamlNode node, StudyKind kind, Values values) {

    /// @throws InputProblem where it is not there, is no protocol, or asks for what cannot be
    public static ProtocolFile read(Path file) throws IOException {
        var text = text(file);
        var node = YamlNode.read(text, file);
        var kind = StudyKinds.of(node);
        var folder = file.toAbsolutePath().resolveSibling("");
        return new ProtocolFile(text, node, kind, kind.keys().read(node, Reading.of(node, folder)));
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputProblem(file + " is a folder; name the YAML file in it");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputProblem(
                    file + " is not there; a protocol is a YAML file, see the folder examples");
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new InputProblem(file + " is not text in UTF-8; save it so");
        }
    }
}
