package org.vigie.study.surveillance.question;

import java.util.List;
import java.util.Map;
import org.vigie.problem.InputProblem;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.ValueType;

/// How alpha is spread over looks.
///
/// @param power of the share of what was seen so far; 0 for one critical value at all looks
public record Spending(double power) {

    public static final Spending FLAT = new Spending(0);

    public boolean isFlat() {
        return power == 0;
    }

    /// `flat`, or a power.
    record Type() implements ValueType<Spending> {

        private static final String FLAT = "flat";
        private static final double HIGHEST = 10;
        private static final RealType POWER = new RealType(HIGHEST);

        @Override
        public Spending read(YamlNode node, Reading reading) {
            if (node.isText() && node.text().equals(FLAT)) {
                return Spending.FLAT;
            }
            try {
                return new Spending(POWER.read(node, reading));
            } catch (InputProblem _) {
                throw node.problem(words());
            }
        }

        @Override
        public String write(Spending value, FileNames files) {
            return value.isFlat() ? FLAT : POWER.write(value.power(), files);
        }

        @Override
        public String words() {
            return "'flat', or " + POWER.words();
        }

        @Override
        public Map<String, Object> schema() {
            return JsonObject.of("anyOf", List.of(Map.of("enum", List.of(FLAT)), POWER.schema()));
        }
    }
}
