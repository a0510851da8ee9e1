import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openCluster } from './cluster.ts';
import { makeTerritory } from './data.ts';
import { disclosure } from './disclosure.bench.ts';
import { figures } from './figures.bench.ts';
import { firstView } from './first-view.bench.ts';
import type { Measure } from './measure.ts';
import { startServer } from './server.ts';
import { signedIn } from './signed-in.bench.ts';
import { submissions } from './submissions.bench.ts';
import { sync } from './sync.bench.ts';
import { tiles } from './tiles.bench.ts';
import { weakNetwork } from './weak-network.bench.ts';

/** `npm run bench [-- PART … --json FILE]`: every figure beside its limit, all in one run on one database. */
const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});

const cluster = await openCluster();
const measures: Measure[] = [];
try {
  const server = await startServer(cluster.url);
  const db = new pg.Pool({ connectionString: cluster.url, max: 8 });
  db.on('error', () => undefined);
  try {
    const territory = await makeTerritory(db);
    for (const [name, bench] of [
      ['disclosure', () => disclosure()],
      ['first-view', () => firstView(server)],
      ['weak-network', () => weakNetwork(server)],
      ['signed-in', () => signedIn(server)],
      ['submissions', () => submissions(server, cluster.url)],
      ['sync', () => sync(server, cluster.url)],
      ['figures', () => figures(server, db)],
      ['tiles', () => tiles(server, db, territory)],
    ] as const) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      console.error(`… ${name}`);
      const found = await bench();
      print(found);
      measures.push(...found);
    }
  } finally {
    await db.end();
    await server.close();
  }
} finally {
  await cluster.close();
}
if (values.json) writeFileSync(values.json, JSON.stringify(measures, null, 2) + '\n');

function print(rows: readonly Measure[]): void {
  const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const cells = rows.map((row) => [
    row.name,
    `${figure(row.value)} ${row.unit}`.trim(),
    `${figure(row.limit)} ${row.unit}`.trim(),
    figure(row.ratio),
    row.goal,
    row.met ? 'met' : 'NOT MET',
  ]);
  const table = [['figure', 'value', 'limit', 'ratio', 'goal', ''], ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}
