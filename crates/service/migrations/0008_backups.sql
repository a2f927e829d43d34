-- When the whole service was last backed up, by what was backed up, as whatever makes the backups has noted it.
create table backup_times (
    kind text    primary key,
    at   integer not null
) without rowid;
