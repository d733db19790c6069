package org.vigie.timeline;

/// What an event can be: a diagnosis, a drug, a test, a kind of visit.
///
/// @param code unique within a store, `vocabulary/code`, for example `ICD10CM/C34.1`
/// @param vocabulary for example `SNOMED`, `ATC`, or the empty string
/// @param name in words, or the empty string
/// @param concept OMOP's concept id, or 0
/// @param events how many events in the store carry it
/// @param people how many people in the store have such an event
public record Code(
        String code, String vocabulary, String name, long concept, long events, long people) {

    /// A code with nothing known but its text; the vocabulary is what stands before the first `/`.
    public static Code of(String code) {
        int slash = code.indexOf('/');
        return new Code(code, slash < 0 ? "" : code.substring(0, slash), "", 0, 0, 0);
    }
}
