//! What the console needs on this computer: its keyring and its folder.

use contract::{ErrorCode, ipc::CheckFinding};

use super::Outcome;
use crate::{Console, disk, session::blocking};

/// Less than this is little.
const LEAST_FREE: u64 = 500 << 20;
const NAME: &str = "connection-check.tmp";

impl Console {
    pub(super) async fn check_keyring(&self) -> Outcome {
        match self.keyring.read().await {
            Ok(_) => Outcome::new(CheckFinding::Fine, ""),
            Err(ErrorCode::KeyringRefused) => Outcome::new(CheckFinding::KeyringRefused, ""),
            Err(_) => Outcome::new(CheckFinding::KeyringNone, ""),
        }
    }

    /// Writes a file into the console's folder and takes it away again.
    pub(super) async fn check_disk(&self) -> Outcome {
        let folder = self.data_dir.clone();
        let free = blocking(move || {
            let path = folder.join(NAME);
            disk::replace(&path, b"can this be written?")?;
            disk::remove(&path)?;
            fs4::available_space(&folder)
        });
        match free.await {
            Ok(free) => space(free),
            Err(error) => Outcome::new(CheckFinding::DiskFailed, error.to_string()),
        }
    }
}

fn space(free: u64) -> Outcome {
    let finding = if free < LEAST_FREE { CheckFinding::DiskLow } else { CheckFinding::Fine };
    Outcome::new(finding, free.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_gigabyte_is_enough() {
        assert_eq!(space(500 << 20).finding, CheckFinding::Fine);
        assert_eq!(space((500 << 20) - 1).finding, CheckFinding::DiskLow);
    }
}
