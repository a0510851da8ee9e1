import type { Content } from './kinds.ts';

/** One field of what is proposed: a text, choices or names, a photo, a place (longitude, latitude), or nothing. */
export type Value = string | readonly string[] | readonly number[] | null;
export type Values = Readonly<Record<string, Value>>;

interface Field {
  fr: string;
  en: string;
  /** Whether there is no such content without it. */
  required?: true;
}

/** What may be proposed of each content, in the order of the screens. Everything else is not for the public. */
export const FIELDS = {
  actor: {
    name: { fr: 'Nom', en: 'Name', required: true },
    kind: { fr: 'Type d’acteur', en: 'Kind of actor', required: true },
    otherNames: { fr: 'Autres noms', en: 'Other names' },
    presentation: { fr: 'Présentation', en: 'Presentation' },
    themes: { fr: 'Thèmes', en: 'Themes' },
    services: { fr: 'Services numériques', en: 'Digital services' },
    areas: { fr: 'Quartiers concernés', en: 'Neighbourhoods served' },
    address: { fr: 'Adresse', en: 'Address' },
    postcode: { fr: 'Code postal', en: 'Postcode' },
    commune: { fr: 'Commune', en: 'Town', required: true },
    position: { fr: 'Position sur la carte', en: 'Place on the map' },
    access: { fr: 'Comment venir', en: 'How to get there' },
    phone: { fr: 'Téléphone', en: 'Phone' },
    email: { fr: 'Courriel public', en: 'Public e-mail' },
    website: { fr: 'Site web', en: 'Website' },
  },
  action: {
    title: { fr: 'Titre', en: 'Title', required: true },
    theme: { fr: 'Thème', en: 'Theme', required: true },
    summary: { fr: 'En quelques mots', en: 'In a few words', required: true },
    audience: { fr: 'Pour qui', en: 'For whom', required: true },
    place: { fr: 'Lieu', en: 'Place' },
    startsOn: { fr: 'Premier jour', en: 'First day' },
    endsOn: { fr: 'Dernier jour', en: 'Last day' },
    state: { fr: 'Où en est-elle', en: 'How far it is', required: true },
    holders: { fr: 'Acteurs qui la portent', en: 'Actors that hold it', required: true },
    areas: { fr: 'Quartiers concernés', en: 'Neighbourhoods' },
  },
  observation: {
    practice: { fr: 'Ici, on fait…', en: 'Here, people…', required: true },
    tool: { fr: 'Avec quel outil', en: 'With which tool' },
    audiences: { fr: 'À qui cela sert', en: 'Whom it serves', required: true },
    theme: { fr: 'Thème', en: 'Theme', required: true },
    seenOn: { fr: 'Vu le', en: 'Seen on', required: true },
    area: { fr: 'Quartier', en: 'Neighbourhood' },
    position: { fr: 'Endroit sur la carte', en: 'Place on the map' },
    /** Its id, then what it shows in words. */
    photo: { fr: 'Photo', en: 'Photo' },
  },
} as const satisfies Record<Content, Record<string, Field>>;

/** The field by whose value people call it. */
export const NAME_FIELD = {
  actor: 'name',
  action: 'title',
  observation: 'practice',
} as const satisfies Record<Content, string>;

/** What the screens call a field; one that another version of ours knew keeps its name. */
export const fieldLabel = (content: Content, field: string): Field =>
  (FIELDS[content] as Record<string, Field>)[field] ?? { fr: field, en: field };

/** Whether two values are the same to whoever reads them: the order of choices does not count, nor how "nothing" is said. */
export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function canonical(value: Value | undefined): Value {
  if (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && value.length === 0)
  )
    return null;
  if (typeof value === 'string') return value;
  // A place is in order: longitude, then latitude.
  return value.every((part) => typeof part === 'number') ? value : [...value].sort();
}

/** The fields of `proposed` that differ from `base`: what is really asked for. */
export const changedFields = (base: Values, proposed: Values): string[] =>
  Object.keys(proposed).filter((field) => !sameValue(base[field], proposed[field]));
