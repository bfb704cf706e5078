import { asOwner, type OwnerConnection } from './connect.js';

/**
 * The schema as text, read from the catalogs, sorted and the same on every PostgreSQL from 15 on (not-null constraints,
 * which 18 keeps as rows of their own, stand at their columns). The queue's own schema and the list of migrations are
 * left out. The embedded server brings no pg_dump.
 */
export function dumpSchema(url: string): Promise<string> {
  return asOwner(url, async (connection) => {
    await connection.query(`set search_path = ''`); // so that every name is printed with its schema
    const parts = [
      '-- The schema that the migrations lead to. Written by `npm run -s sizhi -- migrate --dump`; never edited by hand.',
      ...await schemas(connection), ...await types(connection), ...await sequences(connection), ...await functions(connection),
      ...await tables(connection), ...await views(connection),
    ];
    return `${parts.join('\n\n')}\n`;
  });
}

interface Line { text: string }
type Rows = Promise<string[]>;

const OURS = `n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'`;
const notOfExtension = (catalog: string, oid: string): string =>
  `not exists (select from pg_catalog.pg_depend x where x.classid = 'pg_catalog.${catalog}'::regclass and x.objid = ${oid} and x.deptype = 'e')`;

/** Grants to others than the owner, whose name differs between installations. */
const grants = (acl: string, owner: string, what: string): string => `(
  select string_agg(line, e'\\n' order by line collate "C") from (
    select format('grant %s on %s to %s;', string_agg(lower(item.privilege_type), ', ' order by item.privilege_type collate "C"), ${what},
                  case item.grantee when 0 then 'public' else item.grantee::regrole::text end) as line
    from aclexplode(${acl}) item where item.grantee <> ${owner} group by item.grantee) g)`;

async function lines(connection: OwnerConnection, sql: string, values?: unknown[]): Rows {
  return (await connection.query<Line>(sql, values)).map((row) => row.text);
}

const schemas = (connection: OwnerConnection): Rows => lines(connection, `
  select concat_ws(e'\\n', format('create schema %I;', n.nspname),
    ${grants('n.nspacl', 'n.nspowner', `format('schema %I', n.nspname)`)}) as text
  from pg_catalog.pg_namespace n where ${OURS} and n.nspname <> 'public' order by n.nspname collate "C"`);

const types = (connection: OwnerConnection): Rows => lines(connection, `
  select case t.typtype
    when 'e' then format('create type %I.%I as enum (%s);', n.nspname, t.typname,
      (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid))
    else format('create domain %I.%I as %s%s%s;', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
      case when t.typnotnull then ' not null' else '' end,
      (select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname collate "C")
       from pg_catalog.pg_constraint c where c.contypid = t.oid and c.contype = 'c')) end as text
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
  where ${OURS} and t.typtype in ('e', 'd') and ${notOfExtension('pg_type', 't.oid')}
  order by n.nspname collate "C", t.typname collate "C"`);

const sequences = (connection: OwnerConnection): Rows => lines(connection, `
  select concat_ws(e'\\n', format('create sequence %I.%I as %s start %s increment %s;', n.nspname, c.relname,
      format_type(s.seqtypid, null), s.seqstart, s.seqincrement),
    ${grants('c.relacl', 'c.relowner', `format('sequence %I.%I', n.nspname, c.relname)`)}) as text
  from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and ${notOfExtension('pg_class', 'c.oid')}
    and not exists (select from pg_catalog.pg_depend x where x.objid = c.oid and x.deptype = 'i')
  order by n.nspname collate "C", c.relname collate "C"`);

const functions = (connection: OwnerConnection): Rows => lines(connection, `
  select concat_ws(e'\\n', rtrim(pg_get_functiondef(p.oid), e'\\n ') || ';',
    case when p.proacl is not null and not exists (select from aclexplode(p.proacl) a where a.grantee = 0)
      then format('revoke all on function %s from public;', p.oid::regprocedure) end,
    ${grants('p.proacl', 'p.proowner', `format('function %s', p.oid::regprocedure)`)}) as text
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where ${OURS} and p.prokind in ('f', 'p') and ${notOfExtension('pg_proc', 'p.oid')}
  order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`);

const views = (connection: OwnerConnection): Rows => lines(connection, `
  select concat_ws(e'\\n', format('create %sview %I.%I%s as%s%s', case c.relkind when 'm' then 'materialized ' else '' end,
      n.nspname, c.relname, ' with (' || array_to_string(c.reloptions, ', ') || ')', e'\\n', pg_get_viewdef(c.oid)),
    ${grants('c.relacl', 'c.relowner', `format('%I.%I', n.nspname, c.relname)`)}) as text
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and c.relkind in ('v', 'm') and ${notOfExtension('pg_class', 'c.oid')}
  order by n.nspname collate "C", c.relname collate "C"`);

interface Table { oid: string; name: string; suffix: string; security: string | null; granted: string | null }

async function tables(connection: OwnerConnection): Rows {
  const found = await connection.query<Table>(`
    select c.oid::text, format('%I.%I', n.nspname, c.relname) as name,
      coalesce(' partition by ' || pg_get_partkeydef(c.oid), '') || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') as suffix,
      concat_ws(e'\\n',
        case when c.relrowsecurity then format('alter table %I.%I enable row level security;', n.nspname, c.relname) end,
        case when c.relforcerowsecurity then format('alter table %I.%I force row level security;', n.nspname, c.relname) end) as security,
      ${grants('c.relacl', 'c.relowner', `format('%I.%I', n.nspname, c.relname)`)} as granted
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relkind in ('r', 'p') and (n.nspname, c.relname) <> ('public', 'ground_migrations')
      and ${notOfExtension('pg_class', 'c.oid')}
    order by n.nspname collate "C", c.relname collate "C"`);
  const written: string[] = [];
  for (const table of found) written.push(await writeTable(connection, table));
  return written;
}

async function writeTable(connection: OwnerConnection, table: Table): Promise<string> {
  const of = (sql: string): Rows => lines(connection, sql, [table.oid]);
  const columns = await of(`
    select format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attcollation not in (0, t.typcollation)
        then (select format(' collate %I', l.collname) from pg_catalog.pg_collation l where l.oid = a.attcollation) else '' end,
      case when a.attnotnull then ' not null' else '' end,
      case when a.attidentity = 'a' then ' generated always as identity' when a.attidentity = 'd' then ' generated by default as identity'
        when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
        when d.oid is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as text
    from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped order by a.attnum`);
  const constraints = await of(`
    select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as text from pg_catalog.pg_constraint
    where conrelid = $1::oid and contype in ('p', 'u', 'f', 'c', 'x') order by position(contype::text in 'pucxf'), conname collate "C"`);
  const indexes = await of(`
    select pg_get_indexdef(i.indexrelid) || ';' as text from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
    where i.indrelid = $1::oid and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by c.relname collate "C"`);
  const triggers = await of(`
    select pg_get_triggerdef(oid) || ';' as text from pg_catalog.pg_trigger where tgrelid = $1::oid and not tgisinternal order by tgname collate "C"`);
  const policies = await of(`
    select format('create policy %I on %s%s for %s to %s', p.polname, p.polrelid::regclass, case when p.polpermissive then '' else ' as restrictive' end,
      case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
      (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text) from unnest(p.polroles) r))
      || coalesce(e'\\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
      || coalesce(e'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as text
    from pg_catalog.pg_policy p where p.polrelid = $1::oid order by p.polname collate "C"`);
  const columnGrants = await of(`
    select ${grants('a.attacl', '(select relowner from pg_catalog.pg_class where oid = a.attrelid)', `format('%s (%I)', a.attrelid::regclass, a.attname)`)} as text
    from pg_catalog.pg_attribute a where a.attrelid = $1::oid and a.attacl is not null and not a.attisdropped order by a.attname collate "C"`);
  const body = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n');
  return [`create table ${table.name} (\n${body}\n)${table.suffix};`,
    ...indexes, ...triggers, table.security, ...policies, table.granted, ...columnGrants].filter(Boolean).join('\n');
}
