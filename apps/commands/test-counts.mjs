import { readFileSync } from 'node:fs';

/** What a run of Vitest says of itself. A file that cannot even be loaded counts as one failure. */
export function vitestCount(report) {
  const failures = report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      return failed.length > 0 ? failed.map(({ fullName }) => `${name} › ${fullName}`) : [name];
    });
  return { passed: report.numPassedTests, failures };
}

/** What a run of Playwright says of itself. `errors` are those outside of any test. */
export function playwrightCount(report) {
  const specs = report.suites.flatMap(specsIn);
  const failures = [
    ...specs.filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky')).map(nameOf),
    ...report.errors.map(({ message }) => message),
  ];
  return { passed: report.stats.expected, failures };
}

const specsIn = ({ specs, suites = [] }) => [...specs, ...suites.flatMap(specsIn)];
const nameOf = ({ file, line, title }) => `${file}:${line} › ${title}`;

/**
 * What came of a part: what its report says, and a failure of its own when it ended badly without naming any.
 * @param {string} file its report, in JSON
 * @param {number} code its exit code
 * @param {(report: any) => { passed: number, failures: string[] }} count
 * @returns {{ passed: number, failures: string[] }}
 */
export function countOf(file, code, count) {
  try {
    const { passed, failures } = count(JSON.parse(readFileSync(file, 'utf8')));
    return { passed, failures: code !== 0 && failures.length === 0 ? [`code de sortie ${code}`] : failures };
  } catch {
    return { passed: 0, failures: ['pas de résultat lisible'] };
  }
}
