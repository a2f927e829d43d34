//! Tables of rows as files hold them: which kinds there are, which columns each has, and how a file is written down.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Groups.
    Groups,
    /// Users.
    Users,
    /// Devices, with where they belong.
    Devices,
    /// Where devices belong, and nothing else of them.
    Placements,
    /// Admins.
    Admins,
}

impl TableKind {
    /// Every kind, in the order in which a company is built up.
    pub const ALL: &[Self] = &[Self::Groups, Self::Users, Self::Devices, Self::Placements, Self::Admins];
}

/// What one column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The id of a row that exists.
    Id,
    /// Name.
    Name,
    /// Reading in kana.
    Yomigana,
    /// Code of a group.
    Code,
    /// Names of the groups from the top to this one, itself included.
    Path,
    /// The group above: its code or path.
    Parent,
    /// The group something lies in: its code or path.
    Group,
    /// Employee number.
    EmployeeNumber,
    /// Mail address.
    Mail,
    /// Job title.
    Title,
    /// Platform of a device.
    Platform,
    /// Operating system and version.
    Os,
    /// Serial number.
    Serial,
    /// Asset number.
    AssetNumber,
    /// IP address or host name of a device.
    Address,
    /// What has become of a device.
    State,
    /// When the client of a device last reported. Is written, but not read.
    LastContact,
    /// The user a device belongs to: employee number or mail address.
    User,
    /// Account of an admin.
    Account,
    /// Language of an admin.
    Language,
    /// First day of validity.
    ValidFrom,
    /// Last day of validity.
    ValidUntil,
    /// Whether an admin is suspended.
    Suspended,
    /// What an admin may do, and where.
    Grants,
    /// Free field 1.
    Free1,
    /// Free field 2.
    Free2,
    /// Free field 3.
    Free3,
    /// Free field 4.
    Free4,
    /// Free field 5.
    Free5,
}

/// How the characters of a text file are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 with a byte order mark, which Excel needs.
    Utf8Bom,
    /// UTF-8.
    Utf8,
    /// CP932 (Windows-31J), which Excel calls Shift JIS.
    Cp932,
    /// UTF-16, little endian, with a byte order mark: Excel's "Unicode text" and the real product's lists.
    Utf16le,
    /// UTF-16, big endian. Is read, but not written.
    Utf16be,
}

/// What stands between two cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// Tab.
    Tab,
    /// `;`
    Semicolon,
}

ipc_types! {
    /// Asks for the columns of a kind of table.
    struct TablesFields {
        /// The kind.
        kind: TableKind,
    }

    /// A column that a kind of table may have.
    #[derive(PartialEq, Eq)]
    struct TableField {
        /// What it holds.
        field: Field,
        /// Its heading in Japanese; of a free field the company's own name for it.
        ja: String,
        /// Its heading in English; of a free field the company's own name for it.
        en: String,
        /// Whether rows are found by it: one key at least must be there.
        key: bool,
        /// Whether new rows must have it.
        required: bool,
        /// Whether import reads it. If not, no column is mapped to it.
        imported: bool,
        /// Whether it is written when nobody has chosen columns.
        standard: bool,
        /// An example of what stands in it, in Japanese.
        example_ja: String,
        /// An example of what stands in it, in English.
        example_en: String,
    }
}
