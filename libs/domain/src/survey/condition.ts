import { ConditionRunner } from 'survey-core';
import { UnsupportedSurvey } from './unsupported-survey.ts';
import type { Answers } from './reading.ts';

/** When a question is asked, parsed once. */
export interface Condition {
  /** As written in the definition. */
  readonly text: string;
  /** Names of the questions that it depends on. */
  readonly dependsOn: readonly string[];
  holds(answers: Answers): boolean;
}

/**
 * Parses a SurveyJS condition with SurveyJS's own parser, so that both sides hide the same questions.
 * Functions are refused: some depend on the day or on the browser. So is any question that is not asked
 * `earlier`: it would make what is asked depend on itself.
 * @throws UnsupportedSurvey
 */
export function compileCondition(text: string, path: string, earlier: ReadonlySet<string>): Condition {
  const runner = new ConditionRunner(text);
  const refuse = (message: string) => new UnsupportedSurvey([{ path, message: `visibleIf ${message}` }]);
  if (!runner.canRun()) throw refuse(`"${text}" cannot be read`);
  if (runner.hasFunction()) throw refuse('functions are not supported');
  const dependsOn = [...new Set(runner.getVariables().map(questionOf))];
  const unknown = dependsOn.find((name) => !earlier.has(name));
  if (unknown !== undefined) throw refuse(`depends on "${unknown}", which is not asked before`);
  return { text, dependsOn, holds: (answers) => runner.runValues(answers) === true };
}

/** "tools.wiki" is a row of the question "tools". */
function questionOf(variable: string): string {
  return variable.split('.', 1)[0] ?? variable;
}
