import type { Localized } from './definition.ts';

/** What can be wrong with an answer. Stable: other programs and translations rely on them. */
export type ProblemCode =
  | 'wrong-type'
  | 'required'
  | 'unknown-question'
  | 'unknown-choice'
  | 'unknown-row'
  | 'unknown-area'
  | 'duplicate-choice'
  | 'exclusive-choice'
  | 'too-many-choices'
  | 'out-of-range'
  | 'too-long'
  | 'forbidden-character'
  | 'not-a-place'
  | 'outside-limit'
  | 'too-many-shapes'
  | 'too-many-points'
  | 'shape-too-small'
  | 'shape-too-large'
  | 'not-asked'
  | 'under-age';

/** One thing wrong with the answers. `path` is dotted: `devices`, `devices.2`, `tools.wiki`; empty for the whole. */
export interface SurveyProblem {
  readonly path: string;
  readonly code: ProblemCode;
}

/** What to tell people, in plain words. */
export const problemTexts: Readonly<Record<ProblemCode, Localized>> = {
  'wrong-type': {
    fr: 'Cette réponse n’a pas la forme attendue.',
    en: 'This answer does not have the expected form.',
  },
  required: {
    fr: 'Choisissez une réponse. Vous pouvez aussi préférer ne pas répondre.',
    en: 'Please choose an answer. You may also prefer not to answer.',
  },
  'unknown-question': {
    fr: 'Cette question n’est pas dans le questionnaire.',
    en: 'This question is not in the survey.',
  },
  'unknown-choice': {
    fr: 'Ce choix n’existe pas dans cette question.',
    en: 'This choice does not exist in this question.',
  },
  'unknown-row': {
    fr: 'Cette ligne n’existe pas dans cette question.',
    en: 'This row does not exist in this question.',
  },
  'unknown-area': {
    fr: 'Ce quartier n’est pas dans la liste. Vous pouvez choisir « Autre ».',
    en: 'This neighbourhood is not in the list. You may choose “other”.',
  },
  'duplicate-choice': { fr: 'Ce choix est donné deux fois.', en: 'This choice is given twice.' },
  'exclusive-choice': {
    fr: 'Ce choix ne va pas avec les autres : gardez-le seul, ou retirez-le.',
    en: 'This choice does not go with the others: keep it alone, or remove it.',
  },
  'too-many-choices': { fr: 'Il y a trop de choix cochés.', en: 'Too many choices are ticked.' },
  'out-of-range': {
    fr: 'Ce nombre est trop petit ou trop grand.',
    en: 'This number is too small or too large.',
  },
  'too-long': { fr: 'Ce texte est trop long.', en: 'This text is too long.' },
  'forbidden-character': {
    fr: 'Ce texte contient un caractère illisible. Retapez-le, s’il vous plaît.',
    en: 'This text contains an unreadable character. Please type it again.',
  },
  'not-a-place': {
    fr: 'Cet endroit ne peut pas être lu. Montrez-le à nouveau, s’il vous plaît.',
    en: 'This place cannot be read. Please show it again.',
  },
  'outside-limit': {
    fr: 'Cet endroit est en dehors de l’enquête. Choisissez-en un à l’intérieur des contours de la carte.',
    en: 'This place is outside the survey. Please pick one within the outlines on the map.',
  },
  'too-many-shapes': {
    fr: 'Il y a trop d’endroits. Retirez-en, s’il vous plaît.',
    en: 'There are too many places. Please remove some.',
  },
  'too-many-points': {
    fr: 'Ce tracé a trop de points. Faites-le plus simple.',
    en: 'This drawing has too many points. Please make it simpler.',
  },
  'shape-too-large': {
    fr: 'Ce tracé est trop étendu : dessinez-le plus petit.',
    en: 'This drawing is too large: draw a smaller one.',
  },
  'shape-too-small': {
    fr: 'Ce tracé est trop petit pour la précision de l’enquête. Dessinez-le plus grand, ou montrez un seul point.',
    en: 'This drawing is too small for the precision of the survey. Draw it larger, or show a single point.',
  },
  'not-asked': {
    fr: 'Cette question ne se pose pas, au vu des autres réponses.',
    en: 'This question is not asked, given the other answers.',
  },
  'under-age': {
    fr: 'Cette enquête a un âge minimal. Rien n’a été enregistré.',
    en: 'This survey has a minimum age. Nothing has been recorded.',
  },
};
