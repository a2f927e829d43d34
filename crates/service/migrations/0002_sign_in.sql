-- Sessions say where they came from, and when their owner last proved who they are.
alter table sessions add column address text not null default '';
alter table sessions add column client text not null default '';
alter table sessions add column verified_at integer not null default 0;
alter table sessions add column previous_sign_in_at integer;

alter table credentials add column last_sign_in_at integer;

create table password_history (
    tenant_id     text    not null references tenants (id),
    admin_id      text    not null,
    changed_at    integer not null,
    password_hash text    not null,
    primary key (tenant_id, admin_id, changed_at)
) without rowid;

-- Second factors. The secret is sealed under the service's key; unconfirmed ones are offers.
create table factors (
    tenant_id text    not null references tenants (id),
    admin_id  text    not null,
    secret    blob    not null,
    confirmed integer not null,
    last_step integer not null,
    primary key (tenant_id, admin_id)
) without rowid;

create table recovery_codes (
    tenant_id text not null references tenants (id),
    admin_id  text not null,
    code_hash text not null,
    primary key (tenant_id, admin_id, code_hash)
) without rowid;

-- What others did to an account and its owner has not read yet.
create table account_notes (
    tenant_id text    not null references tenants (id),
    admin_id  text    not null,
    at        integer not null,
    kind      text    not null,
    by_name   text    not null
);
create index account_notes_of_admin on account_notes (tenant_id, admin_id);

-- Wrong attempts by a hash of company code and account, known or not: what does not exist is counted like what does.
create table sign_in_failures (
    account_hash text    primary key,
    failures     integer not null,
    last_at      integer not null,
    locked_until integer
) without rowid;
