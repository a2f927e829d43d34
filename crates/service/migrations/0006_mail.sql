-- Whom at a company the operator writes to.
create table company_contacts (
    tenant_id text not null references tenants (id),
    address   text not null,
    primary key (tenant_id, address)
) without rowid;

-- Mails that wait, and what became of those that do not. One for each address: nobody sees the others.
create table mails (
    tenant_id  text    not null references tenants (id),
    id         text    not null,
    notice_id  text,
    address    text    not null,
    subject    text    not null,
    body       text    not null,
    -- queued, sent or given_up
    state      text    not null,
    attempts   integer not null,
    -- When it is tried next; while it is being sent, when it would be if whoever sends it ended now.
    next_at    integer not null,
    last_error text,
    created_at integer not null,
    sent_at    integer,
    primary key (tenant_id, id)
);
create index mails_due on mails (next_at, id) where state = 'queued';
create index mails_newest on mails (created_at);
