//! The system's own program for a file: `xdg-open` and its like, or Windows' association.

use std::io;
use std::path::Path;
use std::time::Duration;

/// How long a refusal of the system is waited for; a program that still runs has opened.
const REFUSAL: Duration = Duration::from_secs(2);

/// Shows a file or folder. The program that shows it outlives this one.
pub fn show(path: &Path) -> io::Result<()> {
    open::that_detached_with_timeout(path, REFUSAL)
}
