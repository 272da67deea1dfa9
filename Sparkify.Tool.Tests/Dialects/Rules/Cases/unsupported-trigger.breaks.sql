==> migrations/0001_a.sql
create trigger r before update on t for each row execute function f();
create constraint trigger r after insert on t for each row execute function f();
create event trigger r on ddl_command_start execute function f();
create or replace rule r as on insert to t do nothing;
drop trigger r on t;
create function f() returns trigger as $$ begin return new; end $$ language plpgsql;
