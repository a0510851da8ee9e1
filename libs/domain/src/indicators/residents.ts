import type { Indicator } from './indicator.ts';

/** Indicators of the resident survey, in the order in which the dashboard offers them. */
export const residentIndicators: readonly Indicator[] = [
  {
    slug: 'renunciation',
    theme: 'citizenship',
    variable: 'renunciation',
    headline: ['yes-otherwise', 'yes-for-good'],
    label: { fr: 'A renoncé à une démarche en ligne', en: 'Gave up an online procedure' },
    reading: {
      fr: 'ont renoncé au moins une fois à une démarche en ligne dans l’année',
      en: 'gave up an online procedure at least once in the year',
    },
  },
  {
    slug: 'no-online-procedure',
    theme: 'citizenship',
    variable: 'procedures',
    option: 'none',
    label: { fr: 'Aucune démarche en ligne', en: 'No online procedure' },
    reading: {
      fr: 'n’ont fait aucune démarche en ligne dans l’année',
      en: 'made no online procedure in the year',
    },
  },
  {
    slug: 'gives-opinion',
    theme: 'citizenship',
    variable: 'citizenship_opinion',
    headline: ['often', 'sometimes'],
    label: { fr: 'Donne son avis en ligne', en: 'Gives an opinion online' },
    reading: {
      fr: 'donnent leur avis en ligne, souvent ou de temps en temps',
      en: 'give their opinion online, often or sometimes',
    },
  },
  {
    slug: 'local-information',
    theme: 'citizenship',
    variable: 'citizenship_information',
    headline: ['often', 'sometimes'],
    label: { fr: 'S’informe en ligne sur la vie locale', en: 'Follows local life online' },
    reading: {
      fr: 's’informent en ligne sur la vie de leur ville ou de leur quartier, souvent ou de temps en temps',
      en: 'follow the life of their town or neighbourhood online, often or sometimes',
    },
  },
  {
    slug: 'cv-online',
    theme: 'employment',
    variable: 'employment_cv',
    headline: ['alone'],
    label: { fr: 'Sait envoyer un CV en ligne', en: 'Can send a CV online' },
    reading: {
      fr: 'savent faire et envoyer un CV en ligne, sans aide',
      en: 'can write and send a CV online, unaided',
    },
  },
  {
    slug: 'job-offers-online',
    theme: 'employment',
    variable: 'employment_offers',
    headline: ['alone'],
    label: { fr: 'Cherche des offres d’emploi en ligne', en: 'Looks for jobs online' },
    reading: {
      fr: 'cherchent des offres d’emploi en ligne, sans aide',
      en: 'look for job offers online, unaided',
    },
  },
  {
    slug: 'school-follow-up',
    theme: 'education',
    variable: 'education_follow_up',
    headline: ['alone'],
    label: { fr: 'Suit la scolarité en ligne', en: 'Follows schooling online' },
    reading: { fr: 'suivent une scolarité en ligne, sans aide', en: 'follow schooling online, unaided' },
  },
  {
    slug: 'learning-online',
    theme: 'education',
    variable: 'education_learning',
    headline: ['alone'],
    label: { fr: 'Apprend en ligne', en: 'Learns online' },
    reading: { fr: 'apprennent en ligne, sans aide', en: 'learn online, unaided' },
  },
  {
    slug: 'ease',
    theme: 'equipment',
    variable: 'ease',
    headline: ['alone-easily'],
    label: { fr: 'À l’aise avec le numérique', en: 'At ease with digital tools' },
    reading: { fr: 'se débrouillent seuls, sans difficulté', en: 'manage alone, without difficulty' },
  },
  {
    slug: 'nobody-to-help',
    theme: 'equipment',
    variable: 'helper',
    headline: ['nobody'],
    label: { fr: 'N’a personne pour l’aider', en: 'Has nobody to help' },
    reading: {
      fr: 'n’ont personne vers qui se tourner en cas de difficulté',
      en: 'have nobody to turn to in case of difficulty',
    },
  },
  {
    slug: 'daily-use',
    theme: 'equipment',
    variable: 'frequency',
    headline: ['every-day', 'almost-every-day'],
    label: { fr: 'Va sur internet presque chaque jour', en: 'Goes online almost every day' },
    reading: { fr: 'vont sur internet tous les jours ou presque', en: 'go online every day or almost' },
  },
  {
    slug: 'smartphone',
    theme: 'equipment',
    variable: 'devices',
    option: 'smartphone',
    label: { fr: 'Dispose d’un smartphone', en: 'Has a smartphone' },
    reading: { fr: 'disposent d’un smartphone', en: 'have a smartphone' },
  },
  {
    slug: 'computer',
    theme: 'equipment',
    variable: 'devices',
    option: 'computer',
    label: { fr: 'Dispose d’un ordinateur', en: 'Has a computer' },
    reading: { fr: 'disposent d’un ordinateur', en: 'have a computer' },
  },
  {
    slug: 'limited-connection',
    theme: 'equipment',
    variable: 'connection',
    headline: ['mobile-only', 'public-wifi', 'none'],
    label: { fr: 'Connexion limitée', en: 'Limited connection' },
    reading: {
      fr: 'n’ont pas de connexion fixe chez eux : téléphone seul, wifi public ou rien',
      en: 'have no fixed connection at home: phone only, public wifi or nothing',
    },
  },
  {
    slug: 'mutual-aid',
    theme: 'collective',
    variable: 'collective_uses',
    option: 'mutual-aid',
    label: { fr: 'Entraide entre voisins en ligne', en: 'Mutual aid between neighbours online' },
    reading: {
      fr: 'ont essayé l’entraide entre voisins en ligne',
      en: 'have tried mutual aid between neighbours online',
    },
  },
  {
    slug: 'writing-together',
    theme: 'collective',
    variable: 'collective_uses',
    option: 'writing-together',
    label: { fr: 'Écrit à plusieurs en ligne', en: 'Writes with others online' },
    reading: { fr: 'ont essayé d’écrire à plusieurs en ligne', en: 'have tried writing with others online' },
  },
  {
    slug: 'participatory-budget',
    theme: 'collective',
    variable: 'collective_uses',
    option: 'participatory-budget',
    label: { fr: 'A pris part à un budget participatif', en: 'Took part in a participatory budget' },
    reading: {
      fr: 'ont pris part en ligne à un budget participatif',
      en: 'took part online in a participatory budget',
    },
  },
];

/** The indicators of a survey of the bank, by its slug; others are told otherwise, or not at all. */
export const indicatorsOf = (survey: string): readonly Indicator[] =>
  survey === 'residents' ? residentIndicators : [];
