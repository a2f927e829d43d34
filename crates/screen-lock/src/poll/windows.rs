//! Windows: the flags of the terminal session, which every interactive session is.

use std::ptr::null_mut;

use windows_sys::Win32::System::RemoteDesktop::{
    WTS_CURRENT_SERVER_HANDLE, WTS_CURRENT_SESSION, WTS_SESSIONSTATE_LOCK, WTS_SESSIONSTATE_UNLOCK,
    WTSFreeMemory, WTSINFOEXW, WTSQuerySessionInformationW, WTSSessionInfoEx,
};

/// Whether the screen of this session is locked, as far as the system tells (Windows 8 and newer; 7 has the two flags
/// the wrong way round and is not supported).
pub(super) fn is_locked() -> Option<bool> {
    let (mut buffer, mut length) = (null_mut(), 0);
    #[expect(unsafe_code, reason = "a C function that allocates what it answers")]
    // SAFETY: both pointers lead to variables that outlive the call.
    let answered = unsafe {
        WTSQuerySessionInformationW(
            WTS_CURRENT_SERVER_HANDLE,
            WTS_CURRENT_SESSION,
            WTSSessionInfoEx,
            &raw mut buffer,
            &raw mut length,
        )
    };
    if answered == 0 || buffer.is_null() {
        return None;
    }
    #[expect(unsafe_code, reason = "the answer is a C structure in memory of the system")]
    let flags = (length as usize >= size_of::<WTSINFOEXW>())
        // SAFETY: for `WTSSessionInfoEx` the buffer holds a `WTSINFOEXW`, which its length confirms; it may lie at any
        // address, and level 1, the only one there is, says which part of the union is filled.
        .then(|| unsafe { buffer.cast::<WTSINFOEXW>().read_unaligned() })
        .filter(|info| info.Level == 1)
        // SAFETY: as above.
        .map(|info| unsafe { info.Data.WTSInfoExLevel1 }.SessionFlags);
    #[expect(unsafe_code, reason = "gives the memory back")]
    // SAFETY: the buffer came from the call above and is not used any more.
    unsafe {
        WTSFreeMemory(buffer.cast());
    }
    match flags.map(i32::cast_unsigned) {
        Some(WTS_SESSIONSTATE_LOCK) => Some(true),
        Some(WTS_SESSIONSTATE_UNLOCK) => Some(false),
        _ => None,
    }
}
