package org.vigie.timeline;

/// Told how far a long task has come, so that a person can be.
public interface Progress {

    /// Says nothing.
    Progress SILENT = (_, _, _) -> {};

    /// May be called from any thread and as often as one likes.
    ///
    /// @param task what is being done: `reading events`
    /// @param done how many so far
    /// @param total how many in all, or 0 where that is not known
    void report(String task, long done, long total);

    /// Says something once that a person should read, whatever is shown of progress.
    default void say(String line) {
        report(line, 0, 0);
    }
}
