package org.vigie.timeline;

/// Those who can be asked: one process, a cluster, or hospitals that never share a record.
public interface People {

    /// The answer to a question over everybody.
    <S> S fold(Fold<S> fold);

    /// Told how far a question has come that goes on after the people have been read.
    default Progress progress() {
        return Progress.SILENT;
    }
}
