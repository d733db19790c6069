/// Standard Parquet files whose pages are plain arrays, so that the same file is read by any
/// Parquet tool and memory-mapped here.
///
/// The profile: uncompressed; one data page (version 1) a column chunk; dictionary indices as one
/// bit-packed run of width 8, 16, 24 or 32, which is a little-endian array; definition levels as
/// one run, or one bitmap. Start at {@link org.vigie.store.parquet.Column}, then
/// {@link org.vigie.store.parquet.ParquetWriter} and {@link org.vigie.store.parquet.ParquetFile}.
@NullMarked
package org.vigie.store.parquet;

import org.jspecify.annotations.NullMarked;
