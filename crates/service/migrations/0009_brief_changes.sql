-- What a change set did can be large: 100,000 rows of an import. Lists read its first rows alone, and those lie before what
-- is large, because SQLite reads a row from its beginning.
create table changes_in_order (
    tenant_id     text    not null references tenants (id),
    revision      integer not null,
    id            text    not null,
    at            integer not null,
    actor         text    not null,
    actor_name    text    not null,
    actor_account text    not null,
    reason        text,
    import        text,
    undoes        text,
    undone_by     text,
    redoes        text,
    -- How many rows it touched; null for what was made before this was kept.
    size          integer,
    -- The effect with its first rows alone, where it has more.
    brief         text,
    effect        text    not null,
    inverse       text    not null,
    primary key (tenant_id, revision),
    unique (tenant_id, id)
);
insert into changes_in_order
    (tenant_id, revision, id, at, actor, actor_name, actor_account, reason, import, undoes, undone_by, redoes, effect, inverse)
select tenant_id, revision, id, at, actor, actor_name, actor_account, reason, import, undoes, undone_by, redoes, effect, inverse
from changes;
drop table changes;
alter table changes_in_order rename to changes;
create index changes_redoes on changes (tenant_id, redoes) where redoes is not null;
