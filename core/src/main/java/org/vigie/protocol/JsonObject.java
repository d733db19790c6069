package org.vigie.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/// An object of JSON that is to be written, its names in a wanted order.
public final class JsonObject {

    private JsonObject() {}

    /// Names and values in turn, in this order.
    public static Map<String, Object> of(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
