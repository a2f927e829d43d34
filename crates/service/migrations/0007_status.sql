-- How each part of the service is, as the operator said it. A part that is not here has not been spoken of yet.
create table component_levels (
    component_id text    primary key,
    level        text    not null,
    since        integer not null,
    set_by       text    not null
) without rowid;
