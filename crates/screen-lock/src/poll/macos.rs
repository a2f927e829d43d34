//! macOS: the dictionary that the window server keeps of the session. Its key for the lock is not documented, and has
//! been there in every release; where it is missing, the screen is not locked.

use objc2_core_foundation::{CFBoolean, CFDictionary, CFNumber, CFString, CFType};
use objc2_core_graphics::CGSessionCopyCurrentDictionary;

/// Whether the screen of this session is locked; `None` without a window server, as over a remote shell.
pub(super) fn is_locked() -> Option<bool> {
    let session = CGSessionCopyCurrentDictionary()?;
    #[expect(unsafe_code, reason = "says of what kind keys and values are")]
    // SAFETY: a property list's dictionary has strings as keys, and every value is a Core Foundation object.
    let session: &CFDictionary<CFString, CFType> = unsafe { session.cast_unchecked() };
    let Some(locked) = session.get(&CFString::from_static_str("CGSSessionScreenIsLocked")) else {
        return Some(false);
    };
    let truth = locked.downcast_ref::<CFBoolean>().map(CFBoolean::as_bool);
    truth.or_else(|| locked.downcast_ref::<CFNumber>()?.as_i32().map(|number| number != 0))
}
