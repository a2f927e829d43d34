//! How much a file may be.

/// Bounds of reading. Each is named in the problem that tells of it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Columns of a row.
    pub columns: u32,
    /// Rows, empty ones left aside.
    pub rows: u32,
    /// Characters of a cell; Excel has the same bound.
    pub cell: u32,
    /// Bytes of all texts together.
    pub text: u64,
    /// Bytes that a workbook may unpack to, in all its parts that are read.
    pub inflated: u64,
    /// Files within a workbook.
    pub entries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1 << 20;
        Self {
            bytes: 128 * MIB,
            columns: 256,
            rows: 200_000,
            cell: 32_767,
            text: 256 * MIB,
            inflated: 512 * MIB,
            entries: 4_096,
        }
    }
}
