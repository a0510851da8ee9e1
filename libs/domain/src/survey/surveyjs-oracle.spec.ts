import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Helpers, Model } from 'survey-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { surveyBank } from '../survey-bank/index.ts';
import { someAnswers } from './answers.arbitrary.ts';
import { Places } from '../geography/rough/index.ts';
import { questionsOf } from './definition.ts';
import { everyFeature, squareTown } from './every-feature.fixture.ts';
import { sensitiveSurvey } from './sensitive.fixture.ts';
import { compileSurvey, parseDefinition, type CompiledSurvey, type ProblemCode } from './index.ts';
import { MapQuestion, registerQuestions, type NeighbourhoodQuestion } from './question/index.ts';

type Data = Record<string, unknown>;
const areas = new Set(['sanitas', 'la-rabiere']);
const context = { areas, places: new Places(squareTown, 'neighbourhood') };
const always = () => true;
const twice = (answer: unknown) => Array.isArray(answer) && new Set(answer).size < answer.length;

/**
 * Where SurveyJS lets pass what we refuse, and for which answers. It is lax because it knows one source only, its
 * own widgets: those (not its validation) keep exclusive choices alone and texts short. Everything else must agree.
 */
const stricter: Partial<Record<ProblemCode, (answer: unknown) => boolean>> = {
  // Loose equality: ["often"] is "often", "true" is true, 21 is a text.
  'wrong-type': always,
  'exclusive-choice': always,
  'duplicate-choice': twice,
  'too-many-choices': twice,
  'too-long': always,
  'forbidden-character': always,
  // A key without a value is no key.
  'unknown-question': isNothing,
  'not-asked': isNothing,
  // Not SurveyJS's affair.
  'under-age': always,
};

/** The verdict of the real thing: nothing is cleared as incorrect, nothing answered is hidden, no error is found. */
function surveyJsAccepts(definition: object, answers: Data): boolean {
  const model = new Model(definition);
  (model.getQuestionByName('area') as NeighbourhoodQuestion).areas = areas;
  for (const asked of questionsOf(parseDefinition(definition))) {
    const question: unknown = model.getQuestionByName(asked.name);
    if (question instanceof MapQuestion && asked.type === 'map')
      Object.assign(question, { definition: asked, context });
  }
  try {
    model.data = structuredClone(answers);
    model.clearIncorrectValues(true);
  } catch {
    return false;
  }
  if (!isDeepStrictEqual(filled(answers), filled(model.data as Data))) return false;
  for (const name of Object.keys(filled(answers))) {
    const question = model.getQuestionByName(name);
    if (!(question?.isVisible && question.page.isVisible)) return false;
  }
  return model.validate(false, false);
}

function filled(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !isNothing(value)));
}

/** Spaces alone are no answer either. */
function isNothing(value: unknown): boolean {
  return Helpers.isValueEmpty(value) || (typeof value === 'string' && value.trim() === '');
}

/** Most of what is generated would fail for a hidden question alone: take those answers out until none is left. */
function withoutUnasked(survey: CompiledSurvey, answers: Data): Data {
  const read = survey.read(answers, context);
  const problems = read.ok ? [] : read.problems;
  const unasked = new Set(problems.filter(({ code }) => code === 'not-asked').map(({ path }) => path));
  if (unasked.size === 0) return answers;
  return withoutUnasked(
    survey,
    Object.fromEntries(Object.entries(answers).filter(([name]) => !unasked.has(name))),
  );
}

beforeAll(() => {
  registerQuestions();
  // SurveyJS comments on each odd value that it is given, and odd values are the point here.
  vi.spyOn(console, 'warn').mockReturnValue();
});

const surveys = [
  ...surveyBank,
  { slug: 'every-feature', definition: everyFeature },
  { slug: 'sensitive', definition: sensitiveSurvey },
];

describe.each(surveys)('the reader and SurveyJS agree on $slug', ({ definition }) => {
  const survey = compileSurvey(definition);
  const generated = someAnswers(survey.definition, [...areas]);

  it('for generated answers, fitting and broken', { timeout: 120_000 }, () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(generated, fc.boolean(), (drawn, tidy) => {
        const answers = tidy ? withoutUnasked(survey, drawn) : drawn;
        const read = survey.read(answers, context);
        const accepted = surveyJsAccepts(definition, answers);
        seen[read.ok ? 'accepted' : 'refused']++;
        if (read.ok) expect(accepted, 'accepted here, refused by SurveyJS').toBe(true);
        else if (accepted) expect(read.problems.filter((problem) => !known(problem, answers))).toEqual([]);
      }),
      {
        numRuns: Number(process.env['ORACLE_RUNS'] ?? 200),
        seed: Number(process.env['ORACLE_SEED'] ?? 2014),
      },
    );
    // The comparison is worth nothing if one of the two verdicts is rare.
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(30);
  });

  it('canonical answers are read as themselves', () => {
    fc.assert(
      fc.property(generated, (drawn) => {
        const read = survey.read(withoutUnasked(survey, drawn), context);
        if (read.ok) expect(survey.read(JSON.parse(JSON.stringify(read.answers)), context)).toEqual(read);
      }),
      { seed: 2014 },
    );
  });
});

function known({ path, code }: { path: string; code: ProblemCode }, answers: Data): boolean {
  const name = path.split('.', 1)[0] ?? path;
  return stricter[code]?.(answers[name]) ?? false;
}
