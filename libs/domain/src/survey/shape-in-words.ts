import { cellSize } from '../geography/rough/index.ts';
import type { Localized, MapDefinition, ShapeQuestion } from './definition.ts';
import { NO_ANSWER } from './special-answers/index.ts';
import type { Place, Shape } from './reading.ts';

const KINDS: Readonly<Record<'tap' | 'point' | 'line' | 'area', Localized>> = {
  tap: { fr: 'Un endroit', en: 'A place' },
  point: { fr: 'Un endroit', en: 'A place' },
  line: { fr: 'Un tracé', en: 'A line' },
  area: { fr: 'Une zone', en: 'An area' },
};
const ELSEWHERE: Localized = {
  fr: 'Ailleurs, hors de ces quartiers',
  en: 'Elsewhere, outside these neighbourhoods',
};

/**
 * A shape as people read it, never more exactly than it is kept: "Un endroit (Sanitas), à 200 m près : imprimer".
 * @param area the name of the area where it lies, null when it lies in none
 */
export function shapeInWords(question: MapDefinition, shape: Shape, area: string | null): Localized {
  const where = placeInWords(question, shape, area);
  const said = question.shapeQuestions.flatMap((asked) => {
    const answer = shape.answers[asked.name];
    return answer === undefined ? [] : [answerInWords(asked, answer)];
  });
  return {
    fr: [where.fr, ...said.map(({ fr }) => fr)].join(' · '),
    en: [where.en, ...said.map(({ en }) => en)].join(' · '),
  };
}

/** Where a shape is, in words. */
export function placeInWords({ precision }: MapDefinition, shape: Place, area: string | null): Localized {
  if (shape.type === 'neighbourhood') {
    if (area === null) return ELSEWHERE;
    return { fr: `Quelque part\u00a0: ${area}`, en: `Somewhere: ${area}` };
  }
  const kind = KINDS[shape.type];
  const near = area === null ? '' : ` (${area})`;
  if (precision === 'exact' && shape.type !== 'tap') return { fr: kind.fr + near, en: kind.en + near };
  const metres = String(shape.type === 'tap' ? shape.radius : cellSizeOf(precision));
  return {
    fr: `${kind.fr}${near}, à ${metres}\u00a0m près`,
    en: `${kind.en}${near}, within ${metres}\u00a0m`,
  };
}

const cellSizeOf = (precision: MapDefinition['precision']): number =>
  precision === 'neighbourhood' ? 0 : cellSize(precision);

function answerInWords(question: ShapeQuestion, answer: string | readonly string[]): Localized {
  if (question.type === 'comment')
    return { fr: `«\u00a0${String(answer)}\u00a0»`, en: `“${String(answer)}”` };
  const labels = [answer].flat().map((value) => {
    const text = question.choices.find((choice) => choice.value === value)?.text;
    if (text) return text;
    return value === NO_ANSWER ? { fr: 'pas de réponse', en: 'no answer' } : { fr: value, en: value };
  });
  return { fr: labels.map(({ fr }) => fr).join(', '), en: labels.map(({ en }) => en).join(', ') };
}
