//! How many event streams a session has: each asks the database again and again.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use tokio::sync::oneshot;

/// How many a session may have at once. A console has one; those that it lost on a bad line are noticed late.
const MOST: usize = 5;

/// The open streams of each session, by the hash of its token, the oldest first.
#[derive(Default)]
pub(super) struct Streams(Mutex<HashMap<String, VecDeque<oneshot::Sender<()>>>>);

/// One stream.
pub(super) struct Stream(oneshot::Receiver<()>);

impl Streams {
    /// Opens a stream. One too many ends the session's oldest: whoever comes anew has lost that one.
    pub(super) fn open(&self, token_hash: &str) -> Stream {
        let (end, ended) = oneshot::channel();
        let mut streams = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        streams.retain(|_, open| {
            open.retain(|end| !end.is_closed());
            !open.is_empty()
        });
        let open = streams.entry(token_hash.to_owned()).or_default();
        if open.len() >= MOST {
            // Dropping its sender ends it.
            open.pop_front();
        }
        open.push_back(end);
        Stream(ended)
    }
}

impl Stream {
    /// Waits until a newer one takes its place.
    pub(super) async fn ended(&mut self) {
        // Nothing is ever sent: the end of the sender is what is heard.
        let _ = (&mut self.0).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_oldest_makes_room() {
        let streams = Streams::default();
        let mut open: Vec<Stream> = (0..MOST).map(|_| streams.open("a")).collect();
        let mut other = streams.open("b");
        let has_ended = async |stream: &mut Stream| {
            tokio::time::timeout(std::time::Duration::from_millis(20), stream.ended()).await.is_ok()
        };
        // One that was left makes room by itself.
        drop(open.remove(2));
        open.push(streams.open("a"));
        assert!(!has_ended(&mut open[0]).await);
        open.push(streams.open("a"));
        assert!(has_ended(&mut open[0]).await);
        assert!(!has_ended(&mut open[1]).await && !has_ended(&mut other).await);
    }
}
