-- What is assigned to a row and activated on it belongs to that row's history, too.
insert or ignore into change_rows (tenant_id, kind, row_id, revision)
select changes.tenant_id,
       coalesce(diff.value ->> '$.after.target.kind', diff.value ->> '$.before.target.kind'),
       coalesce(diff.value ->> '$.after.target.id', diff.value ->> '$.before.target.id'),
       changes.revision
from changes, json_each(changes.effect, '$.rows.assignments') as diff
union
select changes.tenant_id, 'device',
       coalesce(diff.value ->> '$.after.device', diff.value ->> '$.before.device'), changes.revision
from changes, json_each(changes.effect, '$.rows.violations') as diff;
