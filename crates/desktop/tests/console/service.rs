//! A stand-in for the service: the engine behind just enough HTTP, and able to go away. The real one is spoken to in
//! `tests/it`; here the console alone is looked at, also where the service is not there.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use contract::{
    AdminAccess, ChangeId, ChangeView, ChangesRequest, DirectoryEvent, DirectoryView, ErrorBody, ErrorCode,
    ImpactPage, NoticeId, NoticeReader, NoticeReadersView, NoticeView, NoticesReadRequest, NoticesView,
    Secret, SessionCreatedView, SessionId, SessionView,
};
use directory::{Admin, AdminId, ChangeSet, DeviceId, Directory, Revision, RowDiffs, Rows};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::{Notify, broadcast},
    task::{JoinHandle, JoinSet},
};
use uuid::Uuid;

pub(crate) const ME: AdminId = AdminId(Uuid::from_u128(1));
pub(crate) const TOKEN: &str = "a-token-that-must-not-be-on-disk";

pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    pub(crate) truth: Arc<Mutex<Truth>>,
    events: broadcast::Sender<DirectoryEvent>,
    task: Option<JoinHandle<()>>,
}

pub(crate) struct Truth {
    pub(crate) directory: Directory,
    pub(crate) must_change_password: bool,
    pub(crate) must_add_factor: bool,
    pub(crate) signed_in: bool,
    /// What the service says of how admins sign in.
    pub(crate) access: Vec<AdminAccess>,
    pub(crate) requests: Vec<String>,
    pub(crate) notices: Vec<NoticeView>,
    /// What was told to have been read, and how it goes wrong if it does.
    pub(crate) read: Vec<NoticeId>,
    pub(crate) refuses_reads: Option<ErrorCode>,
    /// Answers with the directory only after as many mebibytes of nothing, and once it is told to.
    pub(crate) slow: Option<(usize, Arc<Notify>)>,
    diffs: Vec<RowDiffs>,
}

impl Service {
    pub(crate) async fn start() -> Self {
        let me = Admin::new(ME, "root", "山田 太郎", Vec::new());
        let truth = Truth {
            directory: Directory::found(me),
            must_change_password: false,
            must_add_factor: false,
            signed_in: false,
            access: Vec::new(),
            requests: Vec::new(),
            notices: Vec::new(),
            read: Vec::new(),
            refuses_reads: None,
            slow: None,
            diffs: Vec::new(),
        };
        let mut service = Self {
            address: ([127, 0, 0, 1], 0).into(),
            truth: Arc::new(Mutex::new(truth)),
            events: broadcast::channel(16).0,
            task: None,
        };
        service.come().await;
        service
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) async fn come(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.address = listener.local_addr().unwrap();
        let (truth, events) = (Arc::clone(&self.truth), self.events.clone());
        self.task = Some(tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                connections.spawn(serve(stream, Arc::clone(&truth), events.clone()));
            }
        }));
    }

    /// Goes away, and every connection with it.
    pub(crate) async fn go(&mut self) {
        let task = self.task.take().unwrap();
        task.abort();
        drop(task.await);
    }

    /// Somebody else changes the directory.
    pub(crate) fn change(&self, set: &ChangeSet) -> Revision {
        let revision = self.truth.lock().unwrap().apply(set);
        drop(self.events.send(DirectoryEvent::Revision { revision }));
        revision
    }

    /// The operator, or the same admin elsewhere, does something with notices.
    pub(crate) fn notices(&self, change: impl FnOnce(&mut Vec<NoticeView>)) {
        change(&mut self.truth.lock().unwrap().notices);
        drop(self.events.send(DirectoryEvent::Notices));
    }

    pub(crate) fn end_session(&self) {
        self.truth.lock().unwrap().signed_in = false;
        drop(self.events.send(DirectoryEvent::SessionEnded));
    }

    pub(crate) fn requests(&self, path: &str) -> usize {
        self.truth.lock().unwrap().requests.iter().filter(|request| request.as_str() == path).count()
    }
}

impl Truth {
    fn apply(&mut self, set: &ChangeSet) -> Revision {
        let plan = self.directory.plan(ME, set).unwrap();
        self.directory.apply(&plan);
        self.diffs.push(plan.effect.rows);
        self.directory.revision()
    }

    fn session(&self) -> SessionView {
        SessionView {
            id: SessionId(Uuid::from_u128(9)),
            admin: ME,
            account: "root".into(),
            name: "山田 太郎".into(),
            company_code: "AOBA".into(),
            company_name: "青葉精機株式会社".into(),
            language: None,
            must_change_password: self.must_change_password,
            must_add_factor: self.must_add_factor,
            has_factor: false,
            verified_until: "2026-01-01T00:10:00Z".parse().unwrap(),
            previous_sign_in_at: None,
            notes: Vec::new(),
            created_at: "2026-01-01T00:00:00Z".parse().unwrap(),
            expires_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            idle_seconds: 3600,
            lock_seconds: 900,
            server_time: "2026-01-01T00:00:00Z".parse().unwrap(),
        }
    }

    fn answer(&mut self, request: &str, token: bool, body: &[u8]) -> Result<String, ErrorBody> {
        let (path, query) = request.split_once('?').unwrap_or((request, ""));
        self.requests.push(path.to_owned());
        if path == "POST /v1/session" {
            let request: serde_json::Value = serde_json::from_slice(body).unwrap();
            if request["password"] != "right" {
                return Err(ErrorBody::new(ErrorCode::SignInFailed, "no"));
            }
            self.signed_in = true;
            let created = SessionCreatedView { token: Secret::new(TOKEN), session: self.session() };
            return Ok(serde_json::to_string(&created).unwrap());
        }
        if !(token && self.signed_in) {
            return Err(ErrorBody::new(ErrorCode::SessionEnded, "no session"));
        }
        Ok(match path {
            "GET /v1/session" => serde_json::to_string(&self.session()).unwrap(),
            "DELETE /v1/session" => {
                self.signed_in = false;
                String::new()
            }
            "POST /v1/session/password" => {
                self.must_change_password = false;
                serde_json::to_string(&self.session()).unwrap()
            }
            "GET /v1/notices" => serde_json::to_string(&NoticesView { items: self.notices.clone() }).unwrap(),
            "POST /v1/notices/read" => {
                if let Some(code) = self.refuses_reads {
                    return Err(ErrorBody::new(code, "not now"));
                }
                let request: NoticesReadRequest = serde_json::from_slice(body).unwrap();
                for read in request.items {
                    let now = |notice: &&mut NoticeView| {
                        notice.id == read.id && notice.corrected_at == read.corrected_at
                    };
                    if let Some(notice) = self.notices.iter_mut().find(now) {
                        notice.read_at = Some("2026-01-02T00:00:00Z".parse().unwrap());
                    }
                    self.read.push(read.id);
                }
                String::new()
            }
            "GET /v1/notices/00000000-0000-0000-0000-000000000001/readers" => {
                let reader = NoticeReader { admin: ME, name: "山田 太郎".into(), read_at: None };
                serde_json::to_string(&NoticeReadersView { items: vec![reader] }).unwrap()
            }
            "GET /v1/admins-access" => serde_json::to_string(&self.access).unwrap(),
            "GET /v1/settings" => serde_json::to_string(self.directory.settings()).unwrap(),
            "POST /v1/session/step-up" => {
                let request: serde_json::Value = serde_json::from_slice(body).unwrap();
                if request["password"] != "right" {
                    return Err(ErrorBody::new(ErrorCode::PasswordWrong, "no"));
                }
                serde_json::to_string(&self.session()).unwrap()
            }
            "POST /v1/session/factor/confirm" => {
                self.must_add_factor = false;
                r#"{"codes":["abcd-efgh"]}"#.to_owned()
            }
            "GET /v1/directory" if self.must_add_factor => {
                return Err(ErrorBody::new(ErrorCode::FactorRequired, "set it up"));
            }
            "GET /v1/directory" => serde_json::to_string(&self.view(query)).unwrap(),
            "POST /v1/changes/plan/devices" => {
                // A list without an end, part by part.
                let page = ImpactPage {
                    base_revision: self.directory.revision(),
                    devices: u32::MAX,
                    items: Vec::new(),
                    next_cursor: Some(DeviceId(Uuid::from_u128(1))),
                };
                serde_json::to_string(&page).unwrap()
            }
            "POST /v1/changes" => {
                let request: ChangesRequest = serde_json::from_slice(body).unwrap();
                let set =
                    ChangeSet { changes: request.changes, reason: request.reason, import: request.import };
                let revision = self.apply(&set);
                serde_json::to_string(&change(revision)).unwrap()
            }
            _ => return Err(ErrorBody::new(ErrorCode::NotFound, path)),
        })
    }

    fn view(&self, query: &str) -> DirectoryView {
        let view = self.directory.view(ME);
        let revision = self.directory.revision();
        let since = query.strip_prefix("since=").map(|since| since.parse::<usize>().unwrap());
        match since.and_then(|since| view.delta(&self.diffs[since..])) {
            Some((rows, removed)) => DirectoryView { revision, full: false, rows, removed },
            None => {
                let rows: Rows = view.rows();
                DirectoryView { revision, full: true, rows, removed: Vec::new() }
            }
        }
    }
}

fn change(revision: Revision) -> ChangeView {
    ChangeView {
        id: ChangeId(Uuid::from_u128(100)),
        revision,
        at: "2026-01-01T00:00:00Z".parse().unwrap(),
        actor: ME,
        actor_name: String::new(),
        actor_account: String::new(),
        reason: None,
        import: None,
        effect: directory::Effect::default(),
        size: 1,
        undoes: None,
        undone_by: None,
        redoes: None,
        is_part: false,
    }
}

async fn serve(mut stream: TcpStream, truth: Arc<Mutex<Truth>>, events: broadcast::Sender<DirectoryEvent>) {
    let mut data = Vec::new();
    let end = loop {
        if let Some(at) = data.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
        if stream.read_buf(&mut data).await.unwrap_or(0) == 0 {
            return;
        }
    };
    let head = String::from_utf8(data[..end].to_vec()).unwrap();
    let header = |name: &str| {
        head.lines()
            .find_map(|line| line.to_ascii_lowercase().strip_prefix(name).map(|v| v.trim().to_owned()))
    };
    let length: usize = header("content-length:").map_or(0, |length| length.parse().unwrap());
    while data.len() < end + length {
        if stream.read_buf(&mut data).await.unwrap_or(0) == 0 {
            return;
        }
    }
    let token = head.contains(&format!("Bearer {TOKEN}"));
    let request = head.lines().next().unwrap().rsplit_once(' ').unwrap().0;
    if request == "GET /v1/directory/events" && truth.lock().unwrap().signed_in {
        let mut receiver = events.subscribe();
        let head =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n: hello\n\n";
        drop(stream.write_all(head.as_bytes()).await);
        while let Ok(event) = receiver.recv().await {
            let event = format!("data: {}\n\n", serde_json::to_string(&event).unwrap());
            drop(stream.write_all(event.as_bytes()).await);
        }
        return;
    }
    let (status, body) = match truth.lock().unwrap().answer(request, token, &data[end..]) {
        Ok(body) => (200, body),
        Err(error) => (error.code.status(), serde_json::to_string(&error).unwrap()),
    };
    let slow = truth.lock().unwrap().slow.clone().filter(|_| request.starts_with("GET /v1/directory"));
    if let Some((mebibytes, go)) = slow {
        let head = "HTTP/1.1 200 X\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n";
        drop(stream.write_all(head.as_bytes()).await);
        drop(stream.write_all(&vec![b' '; mebibytes << 20]).await);
        go.notified().await;
        drop(stream.write_all(body.as_bytes()).await);
        return;
    }
    let answer = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    drop(stream.write_all(answer.as_bytes()).await);
}
