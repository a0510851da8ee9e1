import { ADULTS } from './age-bands.ts';
import type { NationalReference } from './indicator.ts';

const adults = { fr: 'France, 18 ans et plus', en: 'France, aged 18 and over' };
const from12 = { fr: 'France métropolitaine, 12 ans et plus', en: 'Mainland France, aged 12 and over' };

/** National figures, each with where it comes from. */
export const nationalReferences: readonly NationalReference[] = [
  {
    indicator: 'renunciation',
    share: 0.32,
    year: 2021,
    source: 'Insee Focus 267',
    population: adults,
    exact: true,
    comparableWith: { age: ADULTS.value },
  },
  {
    indicator: 'no-online-procedure',
    share: 0.33,
    year: 2021,
    source: 'Insee Focus 267',
    population: adults,
    exact: true,
    comparableWith: {
      nobodyBecause: {
        fr: 'L’Insee demande une liste de démarches différente.',
        en: 'Insee asks about another list of procedures.',
      },
    },
  },
  {
    indicator: 'smartphone',
    share: 0.91,
    year: 2025,
    source: 'Baromètre du numérique 2026 (CREDOC)',
    population: from12,
    exact: true,
    comparableWith: {
      nobodyBecause: {
        fr: 'Le baromètre interroge dès 12 ans, et demande si la personne possède l’appareil.',
        en: 'The barometer asks people from 12, and whether they own the device.',
      },
    },
  },
  {
    indicator: 'computer',
    share: 0.89,
    year: 2024,
    source: 'Baromètre du numérique 2025 (CREDOC)',
    population: from12,
    exact: true,
    comparableWith: {
      nobodyBecause: {
        fr: 'Le baromètre interroge dès 12 ans, et compte les ordinateurs du foyer.',
        en: 'The barometer asks people from 12, and counts the computers of the household.',
      },
    },
  },
];

/** The reference that may stand beside the figure of an age band, everyone else's situation included. */
export function comparableReference(indicator: string, age: string | null): NationalReference | null {
  return (
    nationalReferences.find(
      ({ indicator: about, comparableWith }) =>
        about === indicator && 'age' in comparableWith && comparableWith.age === age,
    ) ?? null
  );
}
