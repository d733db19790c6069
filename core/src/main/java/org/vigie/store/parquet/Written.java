package org.vigie.store.parquet;

/// What came of writing a file.
///
/// @param crc32c checksum of all its bytes
public record Written(long rows, long bytes, long crc32c) {}
