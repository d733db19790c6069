package org.vigie.protocol.keys;

import java.util.Map;
import org.vigie.protocol.YamlNode;

/// What the value of a key may be: how it is read, written again, said in words and described to an
/// editor.
///
/// Law: what is read from what was written is equal to it.
public interface ValueType<T> {

    /// Reads and checks a value.
    ///
    /// @throws org.vigie.problem.InputProblem with the line, what was needed and what was found
    T read(YamlNode node, Reading reading);

    /// The value in YAML on one line (flow style).
    ///
    /// @param files how files that it names are called in what is written
    String write(T value, FileNames files);

    /// For people: `a whole number from 0 to 36525`.
    String words();

    /// For editors: a fragment of JSON Schema, draft 2020-12.
    Map<String, Object> schema();
}
