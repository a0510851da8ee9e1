import type { z } from 'zod';
import { problemTexts, type SurveyProblem } from '@belvedere/domain/survey';
import type { Language } from '@belvedere/contracts/text';
import { Failure } from '../failure.ts';

export class CampaignNotOpen extends Failure {
  constructor(state: 'upcoming' | 'closed') {
    super(
      'conflict',
      state === 'upcoming' ? 'campaign-upcoming' : 'campaign-closed',
      state === 'upcoming'
        ? "Cette enquête n'est pas encore ouverte. Vos réponses restent sur votre appareil."
        : 'Cette enquête est terminée. Vos réponses restent sur votre appareil.',
    );
  }
}

export class WrongSurveyVersion extends Failure {
  constructor(expected: number) {
    super(
      'conflict',
      'wrong-survey-version',
      `Le questionnaire a changé : il faut répondre à sa version ${String(expected)}. Rechargez la page, vos réponses sont gardées.`,
    );
  }
}

export class InvalidAnswers extends Failure {
  constructor(problems: readonly SurveyProblem[], language: Language) {
    super(
      'invalid',
      problems[0]?.code === 'under-age' ? 'under-age' : 'invalid-answers',
      problems[0]?.code === 'under-age'
        ? problemTexts['under-age'][language]
        : 'Certaines réponses ne peuvent pas être acceptées. Corrigez-les, puis envoyez à nouveau.',
      problems.map(({ path, code }) => ({
        path: path === '' ? 'answers' : `answers.${path}`,
        code,
        message: problemTexts[code][language],
      })),
    );
  }
}

export class ResponseAlreadyGiven extends Failure {
  constructor() {
    super(
      'conflict',
      'response-already-given',
      "Cet envoi porte le même numéro qu'une réponse déjà reçue, mais d'autres réponses. La première est gardée.",
    );
  }
}

/** One of a batch that is no response at all. */
export class UnreadableResponse extends Failure {
  constructor(sent: unknown, schema: z.ZodType) {
    const { issues = [] } = schema.safeParse(sent).error ?? {};
    super(
      'invalid',
      'invalid-request',
      'Cette réponse ne peut pas être lue.',
      issues.map(({ path, code, message }) => ({
        path: path.map(String).join('.'),
        code: code.replaceAll('_', '-'),
        message,
      })),
    );
  }
}
