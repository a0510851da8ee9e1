import type { ActorKind, Service, Theme } from './vocabulary.ts';
import type { Label } from '../label.ts';

/** Kinds of actor, as a list or a map's key names them. */
export const KIND_LABELS: Record<ActorKind, Label> = {
  'social-centre': { fr: 'Centre social', en: 'Social centre' },
  'neighbourhood-association': { fr: 'Association de quartier', en: 'Neighbourhood association' },
  'digital-space': { fr: 'Espace public numérique', en: 'Digital public space' },
  'neighbourhood-enterprise': { fr: 'Régie de quartier', en: 'Neighbourhood enterprise' },
  'employment-agency': { fr: 'Mission locale, emploi', en: 'Employment agency' },
  'integration-organisation': { fr: 'Structure d’insertion', en: 'Work integration organisation' },
  'youth-information': { fr: 'Information jeunesse', en: 'Youth information' },
  prevention: { fr: 'Prévention', en: 'Prevention' },
  'local-authority': { fr: 'Collectivité ou CCAS', en: 'Local authority' },
  'state-or-social-body': { fr: 'État, CAF ou organisme social', en: 'State or social body' },
  'school-or-training': { fr: 'École ou formation', en: 'School or training' },
  library: { fr: 'Médiathèque', en: 'Library' },
  cooperative: { fr: 'Coopérative ou tiers-lieu', en: 'Cooperative or third place' },
  'residents-collective': { fr: 'Collectif d’habitants', en: 'Residents’ collective' },
};

export const THEME_LABELS: Record<Theme, Label> = {
  employment: { fr: 'Emploi', en: 'Employment' },
  education: { fr: 'Éducation', en: 'Education' },
  citizenship: { fr: 'Citoyenneté', en: 'Citizenship' },
};

/**
 * Services in the words of the national schema, in French; the English is ours.
 * @see https://github.com/LaMednum/standard-mediation-num
 */
export const SERVICE_LABELS: Record<Service, Label> = {
  'administrative-help': { fr: 'Aide aux démarches administratives', en: 'Help with official procedures' },
  'everyday-digital-skills': {
    fr: 'Maîtrise des outils numériques du quotidien',
    en: 'Everyday digital skills',
  },
  'employment-through-digital': {
    fr: 'Insertion professionnelle via le numérique',
    en: 'Finding work with digital tools',
  },
  'safe-use': { fr: 'Utilisation sécurisée du numérique', en: 'Staying safe online' },
  'parenting-and-education': {
    fr: 'Parentalité et éducation avec le numérique',
    en: 'Parenting and education with digital tools',
  },
  'leisure-and-creation': { fr: 'Loisirs et créations numériques', en: 'Digital leisure and creation' },
  'understanding-digital': { fr: 'Compréhension du monde numérique', en: 'Understanding the digital world' },
  'internet-and-equipment': {
    fr: 'Accès internet et matériel informatique',
    en: 'Internet access and computers',
  },
  'affordable-equipment': {
    fr: 'Acquisition de matériel informatique à prix solidaire',
    en: 'Affordable computers to buy',
  },
};
