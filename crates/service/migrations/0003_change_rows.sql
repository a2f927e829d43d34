-- Which change sets touched a row: its history without reading everybody's, and what of it is gone.
create table change_rows (
    tenant_id text    not null references tenants (id),
    kind      text    not null,
    row_id    text    not null,
    revision  integer not null,
    -- The row as it was last, where the change set deleted it.
    gone      text,
    primary key (tenant_id, kind, row_id, revision)
) without rowid;
create index change_rows_gone on change_rows (tenant_id, revision) where gone is not null;

insert into change_rows (tenant_id, kind, row_id, revision, gone)
select changes.tenant_id, kinds.kind,
       coalesce(diff.value ->> '$.after.id', diff.value ->> '$.before.id'), changes.revision,
       case when diff.value ->> '$.after.id' is null then diff.value -> '$.before' end
from changes,
     (select 'group' as kind, '$.rows.groups' as path
      union all select 'user', '$.rows.users'
      union all select 'device', '$.rows.devices'
      union all select 'admin', '$.rows.admins') as kinds,
     json_each(changes.effect, kinds.path) as diff;

-- A change set that undoes an undoing brings this one back.
alter table changes add column redoes text;
create index changes_redoes on changes (tenant_id, redoes) where redoes is not null;
