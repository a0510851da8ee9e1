import type { DataSource } from 'typeorm';

/** In which columns of the whole database, those of the job queues included, a text is still found. */
export async function foundIn(source: Pick<DataSource, 'query'>, text: string): Promise<string[]> {
  const columns = await source.query<{ name: string; relation: string; attribute: string }[]>(`
    SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name,
           format('%I.%I', n.nspname, c.relname) AS relation, quote_ident(a.attname) AS attribute
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
      JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'auth', 'pgboss')
      JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attnum > 0 AND NOT a.attisdropped
       AND t.typname IN ('text', 'varchar', 'json', 'jsonb', '_text', 'uuid', 'citext')
     ORDER BY name`);
  const found: string[] = [];
  for (const { name, relation, attribute } of columns) {
    const [{ there }] = await source.query<[{ there: boolean }]>(
      `SELECT EXISTS (SELECT FROM ${relation} WHERE strpos(lower(${attribute}::text), lower($1)) > 0) AS there`,
      [text],
    );
    if (there) found.push(name);
  }
  return found;
}
