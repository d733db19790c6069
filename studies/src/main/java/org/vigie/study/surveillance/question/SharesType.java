package org.vigie.study.surveillance.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigie.protocol.JsonObject;
import org.vigie.protocol.YamlNode;
import org.vigie.protocol.keys.FileNames;
import org.vigie.protocol.keys.Reading;
import org.vigie.protocol.keys.ValueType;
import org.vigie.protocol.keys.YamlText;

/// Shares above 0 and at most 1, none below the one before it.
record SharesType() implements ValueType<List<Double>> {

    private static final RealType ONE = new RealType(1);

    @Override
    public List<Double> read(YamlNode node, Reading reading) {
        var shares = new ArrayList<Double>();
        for (var entry : node.entries()) {
            double share = ONE.read(entry, reading);
            if (!shares.isEmpty() && share < shares.getLast()) {
                throw entry.problem("a share not below the one before, " + shares.getLast());
            }
            shares.add(share);
        }
        if (shares.isEmpty()) {
            throw node.problem(words());
        }
        return List.copyOf(shares);
    }

    @Override
    public String write(List<Double> value, FileNames files) {
        return YamlText.list(value.stream().map(share -> ONE.write(share, files)).toList());
    }

    @Override
    public String words() {
        return "a list of shares above 0 and at most 1, rising, such as [0.6, 0.9, 1.0]";
    }

    @Override
    public Map<String, Object> schema() {
        return JsonObject.of("type", "array", "minItems", 1, "items", ONE.schema());
    }
}
