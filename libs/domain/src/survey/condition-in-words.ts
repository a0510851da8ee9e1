import { ConditionsParser } from 'survey-core';
import { type Localized, type Question, questionsOf, type SurveyDefinition } from './definition.ts';

/** What a parsed condition is made of. SurveyJS exports its parts under types that hide what they hold. */
interface Part {
  getType(): string;
  operator?: string;
  leftOperand?: Part;
  rightOperand?: Part;
  expression?: Part;
  variable?: string;
  values?: Part[];
  correctValue?: unknown;
}

const OTHERWISE: Localized = {
  fr: 'Cette question ne se pose pas à tout le monde : remplissez-la si elle vous concerne.',
  en: 'This question is not for everybody: fill it in if it concerns you.',
};

/** When a question is asked, as a sheet of paper says it. What cannot be put into words is left to the reader. */
export function conditionInWords(definition: SurveyDefinition, condition: string): Localized {
  const said = say(definition, new ConditionsParser().parseExpression(condition));
  return said ? { fr: `À remplir seulement si ${said.fr}.`, en: `Only if ${said.en}.` } : OTHERWISE;
}

function say(definition: SurveyDefinition, part: Part): Localized | null {
  if (part.operator === 'and' || part.operator === 'or') {
    const [left, right] = [part.leftOperand, part.rightOperand].map((side) => side && say(definition, side));
    const word = part.operator === 'and' ? { fr: 'et si', en: 'and if' } : { fr: 'ou si', en: 'or if' };
    return left && right
      ? { fr: `${left.fr} ${word.fr} ${right.fr}`, en: `${left.en} ${word.en} ${right.en}` }
      : null;
  }
  const variable = (part.leftOperand ?? part.expression)?.variable;
  const about = variable === undefined ? null : find(definition, variable);
  if (!about) return null;
  const { where } = about;
  const [fr, en] = labels(about.question, part.rightOperand);
  switch (part.operator) {
    case 'equal':
    case 'contains':
    case 'anyof':
      return { fr: `vous avez répondu ${fr} ${where.fr}`, en: `you answered ${en} ${where.en}` };
    case 'notequal':
    case 'notcontains':
      return { fr: `vous n’avez pas répondu ${fr} ${where.fr}`, en: `you did not answer ${en} ${where.en}` };
    case 'notempty':
      return { fr: `vous avez répondu ${where.fr}`, en: `you answered ${where.en.replace('to ', '')}` };
    case 'empty':
      return {
        fr: `vous n’avez pas répondu ${where.fr}`,
        en: `you did not answer ${where.en.replace('to ', '')}`,
      };
    default:
      return null;
  }
}

/** A question by the number that is printed before it. */
function find(definition: SurveyDefinition, variable: string) {
  const questions = questionsOf(definition);
  const name = variable.split('.', 1)[0];
  const index = questions.findIndex((question) => question.name === name);
  const question = questions[index];
  if (!question) return null;
  const number = String(index + 1);
  const row =
    question.type === 'matrix'
      ? question.rows.find(({ value }) => value === variable.split('.')[1])?.text
      : undefined;
  return {
    question,
    where: {
      fr: `à la question ${number}${row ? `, ligne «\u00a0${row.fr}\u00a0»` : ''}`,
      en: `to question ${number}${row ? `, line “${row.en}”` : ''}`,
    },
  };
}

/** The answers that are meant, in both languages. */
function labels(question: Question, part: Part | undefined): [fr: string, en: string] {
  const values = (part?.values ?? (part ? [part] : [])).map(({ correctValue }) => correctValue);
  const texts = values.map((value) => labelOf(question, value));
  return [
    texts.map(({ fr }) => `«\u00a0${fr}\u00a0»`).join(' ou '),
    texts.map(({ en }) => `“${en}”`).join(' or '),
  ];
}

function labelOf(question: Question, value: unknown): Localized {
  const same = { fr: String(value), en: String(value) };
  if (question.type === 'boolean')
    return value === true
      ? (question.labelTrue ?? { fr: 'Oui', en: 'Yes' })
      : (question.labelFalse ?? { fr: 'Non', en: 'No' });
  const choices =
    question.type === 'matrix' ? question.columns : 'choices' in question ? question.choices : [];
  return choices.find((choice) => choice.value === value)?.text ?? same;
}
