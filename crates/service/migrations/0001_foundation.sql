-- Times are milliseconds since 1970 in UTC. Ids are UUIDs as text. Every table but tenants leads with the tenant.

create table tenants (
    id           text    primary key,
    company_code text    not null unique,
    name         text    not null,
    revision     integer not null,
    created_at   integer not null
);

-- The directory's rows as they are now, as documents (ADR 1).
create table directory_rows (
    tenant_id text not null references tenants (id),
    kind      text not null,
    id        text not null,
    body      text not null,
    primary key (tenant_id, kind, id)
) without rowid;

create table changes (
    tenant_id     text    not null references tenants (id),
    revision      integer not null,
    id            text    not null,
    at            integer not null,
    actor         text    not null,
    actor_name    text    not null,
    actor_account text    not null,
    reason        text,
    effect        text    not null,
    inverse       text    not null,
    undoes        text,
    undone_by     text,
    primary key (tenant_id, revision),
    unique (tenant_id, id)
);

-- Each row holds the hash of the one before it: none can be altered or taken out unseen.
create table audit (
    tenant_id     text    not null references tenants (id),
    number        integer not null,
    at            integer not null,
    actor         text,
    action        text    not null,
    detail        text    not null,
    request_id    text    not null,
    previous_hash text    not null,
    hash          text    not null,
    primary key (tenant_id, number)
);

create table credentials (
    tenant_id     text    not null references tenants (id),
    admin_id      text    not null,
    password_hash text    not null,
    must_change   integer not null,
    changed_at    integer not null,
    primary key (tenant_id, admin_id)
) without rowid;

-- The token itself is nowhere: only its SHA-256.
create table sessions (
    tenant_id    text    not null references tenants (id),
    id           text    not null,
    admin_id     text    not null,
    token_hash   text    not null unique,
    created_at   integer not null,
    last_used_at integer not null,
    expires_at   integer not null,
    primary key (tenant_id, id)
);
create index sessions_of_admin on sessions (tenant_id, admin_id);

create table idempotency (
    tenant_id   text    not null references tenants (id),
    admin_id    text    not null,
    key         text    not null,
    fingerprint text    not null,
    revision    integer not null,
    at          integer not null,
    primary key (tenant_id, admin_id, key)
) without rowid;
