package org.vigie.protocol.keys;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a protocol says for each of its keys, checked, with the default where it says nothing.
public final class Values {

    private final Map<Key<?>, Object> values;

    Values(Map<Key<?>, Object> values) {
        this.values = values;
    }

    /// @throws IllegalArgumentException where the protocol has no such key
    @SuppressWarnings("unchecked")
    public <T> T get(Key<T> key) {
        if (!values.containsKey(key)) {
            throw new IllegalArgumentException("no such key: " + key.name());
        }
        return (T) values.get(key);
    }

    /// The same values but for one.
    public <T> Values with(Key<T> key, T value) {
        get(key);
        var changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new Values(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values all && values.equals(all.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
