package org.vigie.study.surveillance.question;

import java.util.Map;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.ValueType;

/// A number above 0 and at most another.
///
/// @param most not included where it is infinite
record RealType(double most) implements ValueType<Double> {

    @Override
    public Double read(YamlNode node, Reading reading) {
        try {
            double value = Double.parseDouble(node.text());
            if (value > 0 && value <= most && !Double.isInfinite(value)) {
                return value;
            }
            throw node.problem(words());
        } catch (NumberFormatException e) {
            throw node.problem(words());
        }
    }

    @Override
    public String write(Double value, FileNames files) {
        return value.toString();
    }

    @Override
    public String words() {
        return Double.isInfinite(most)
                ? "a number above 0"
                : "a number above 0 and at most " + most;
    }

    @Override
    public Map<String, Object> schema() {
        return Double.isInfinite(most)
                ? JsonObject.of("type", "number", "exclusiveMinimum", 0)
                : JsonObject.of("type", "number", "exclusiveMinimum", 0, "maximum", most);
    }
}
