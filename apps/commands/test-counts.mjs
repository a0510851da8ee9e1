import { readFileSync } from 'node:fs';

/** What a run of Vitest says of itself. A file that cannot even be loaded counts as one failure. */
export function vitestCount(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** What a run of Playwright says of itself. `errors` are those outside of any test. */
export function playwrightCount(report) {
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length };
}

/**
 * The figures of a part: those of its report, and one failure more when it ended badly without naming any.
 * @param {string} file its report, in JSON
 * @param {number} code its exit code
 * @param {(report: any) => { passed: number, failed: number }} count
 */
export function countOf(file, code, count) {
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    console.error('Pas de résultat lisible : cette partie compte pour un échec.');
    return { passed: 0, failed: 1 };
  }
}
