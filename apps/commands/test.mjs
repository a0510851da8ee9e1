import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { isStopping, NODE, run, tool } from './run.mjs';
import { countOf, playwrightCount, vitestCount } from './test-counts.mjs';

const VITEST = [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];

/** What tests there are, from the quickest to the slowest; each leaves its figures in a file. */
const PARTS = {
  unit: {
    title: 'Tests unitaires',
    command: (report, only) => [...VITEST, `--outputFile.json=${report}`, ...only],
    count: vitestCount,
  },
  api: {
    title: "Tests de l'API sur PostGIS",
    command: (report, only) => [...VITEST, '--root=apps/api', `--outputFile.json=${report}`, ...only],
    count: vitestCount,
  },
  journeys: {
    title: 'Parcours dans Chromium',
    command: (report, only) => [
      tool('@playwright/test/cli.js'),
      'test',
      '--config=apps/e2e/playwright.config.ts',
      ...only,
    ],
    count: playwrightCount,
  },
};

/** `npm test [-- unit|api|journeys …] [words of file names]`: runs them and ends with one line of figures. */
const words = process.argv.slice(2);
const chosen = Object.keys(PARTS).filter((name) => words.includes(name));
const parts = chosen.length > 0 ? chosen : Object.keys(PARTS);
const only = words.filter((word) => !(word in PARTS));
// A word need not occur in every part; without one, a part that finds no test has lost its way.
if (only.length > 0) only.push('--pass-with-no-tests');

await prepare({ apps: parts.includes('journeys') ? ['api', 'web'] : [] });

const reports = mkdtempSync(join(tmpdir(), 'belvedere-tests-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const failed = [];
let passed = 0;
for (const name of parts) {
  const { title, command, count } = PARTS[name];
  console.log(`\n■ ${title}`);
  const report = join(reports, `${name}.json`);
  const code = await run(NODE, command(report, only), { env: testEnvironment(report), ownGroup: true });
  if (isStopping()) process.exit(130);
  const outcome = countOf(report, code, count);
  passed += outcome.passed;
  failed.push(...outcome.failures.map((failure) => `${title} : ${failure}`));
}
if (passed + failed.length === 0) console.error('\nAucun test ne correspond.');
if (failed.length > 0) console.log(`\nEn échec :\n${failed.map((name) => `  ✗ ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0;

/** Nothing that was set for a server of one's own may change what the tests see. */
function testEnvironment(report) {
  const env = { ...process.env, TZ: 'Europe/Paris', PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const settings = [
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'DEMONSTRATION',
    'BASEMAP_STYLE',
    'GEOCODER',
    'TRUST_PROXY',
    'JOBS',
    'PUBLIC_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'MAIL_MAX_AGE_DAYS',
    'SECRET',
    'SIGN_UP',
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
    'OIDC_NAME',
    'NODE_ENV',
  ];
  for (const setting of settings) delete env[setting];
  return env;
}
