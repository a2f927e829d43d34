-- What the operator tells the companies. Not of one company, so without a tenant; texts and parts of the service as JSON.
create table notices (
    id           text    primary key,
    kind         text    not null,
    title        text    not null,
    body         text    not null,
    starts_at    integer,
    ends_at      integer,
    affects      text    not null,
    emergency    text,
    -- Said outright: a notice that has lost its companies concerns nobody, and not everybody.
    of_all       integer not null,
    published_at integer not null,
    corrected_at integer,
    correction   text,
    ended_at     integer,
    -- Grows with every correction: what was read before is unread again.
    version      integer not null
);
create index notices_newest on notices (published_at, id);

-- The companies that a notice concerns which does not concern all.
create table notice_companies (
    tenant_id text not null references tenants (id),
    notice_id text not null references notices (id),
    primary key (tenant_id, notice_id)
) without rowid;
create index notice_companies_of_notice on notice_companies (notice_id);

create table notice_reads (
    tenant_id  text    not null references tenants (id),
    admin_id   text    not null,
    notice_id  text    not null references notices (id),
    version    integer not null,
    at         integer not null,
    -- Which session said so, and the counter then: the admin's other sessions are told.
    session_id text    not null,
    number     integer not null,
    primary key (tenant_id, admin_id, notice_id)
) without rowid;
create index notice_reads_of_notice on notice_reads (tenant_id, notice_id);

-- Grows with everything that somebody is told anew: other processes see by it that there is something to look at.
create table notice_counter (
    one    integer primary key check (one = 1),
    number integer not null,
    -- The last number of something that concerned every company.
    of_all integer not null
);
insert into notice_counter (one, number, of_all) values (1, 0, 0);

-- The last number of something that concerned a company and not all.
create table notice_marks (
    tenant_id text    primary key references tenants (id),
    number    integer not null
) without rowid;

-- How programs of the operator prove whose they are. The token itself is nowhere: only its SHA-256.
create table operator_tokens (
    hash       text    primary key,
    label      text    not null,
    created_at integer not null,
    revoked_at integer
);
create unique index operator_tokens_in_use on operator_tokens (label) where revoked_at is null;

-- What the operator did, chained by hash like the companies' audit trails.
create table operator_audit (
    number        integer primary key,
    at            integer not null,
    -- `command line`, or `token` and its label.
    actor         text    not null,
    action        text    not null,
    detail        text    not null,
    request_id    text    not null,
    previous_hash text    not null,
    hash          text    not null
);
