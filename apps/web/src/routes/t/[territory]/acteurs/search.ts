import type { ActorFilters } from '@belvedere/contracts/actors';

/** What the page shows, wholly in the address: it can be shared, and the back button undoes. */
export interface Search {
  filters: ActorFilters;
  page: number;
  /** Which of the two views a small screen shows; a wide one shows both. */
  view: 'list' | 'map';
}

/** The filters that can hold several values, and the French names that addresses give them. */
export const CHOICES = { theme: 'theme', service: 'service', kind: 'type', area: 'quartier' } as const;
export type ChoiceFilter = keyof typeof CHOICES;
export const CHOICE_FILTERS = Object.keys(CHOICES) as ChoiceFilter[];

/** Names of the other parameters. A plain form sends the same ones, so that all works before any script. */
export const TEXT = 'recherche';
export const OPEN = 'ouvert';
export const OPEN_NOW = 'maintenant';
export const VIEW = 'vue';
export const MAP_VIEW = 'carte';
export const PAGE = 'page';

/** Writes a search as a query, "?theme=education&vue=carte", the parts that were not chosen left out. */
export function writeSearch({ filters, page, view }: Search): string {
  const query = new URLSearchParams();
  if (filters.q) query.set(TEXT, filters.q);
  for (const filter of CHOICE_FILTERS) {
    for (const value of filters[filter] ?? []) query.append(CHOICES[filter], value);
  }
  if (filters.open) query.set(OPEN, OPEN_NOW);
  if (view === 'map') query.set(VIEW, MAP_VIEW);
  if (page > 1) query.set(PAGE, String(page));
  return query.size > 0 ? `?${query}` : '?';
}

/** One active filter: a value among several, the text, or "open now". */
export type ActiveFilter =
  { filter: ChoiceFilter; value: string } | { filter: 'q' | 'open'; value?: undefined };

/** Every active filter, in the order of the form. */
export function activeFilters({ q, open, ...choices }: ActorFilters): ActiveFilter[] {
  return [
    ...(q ? [{ filter: 'q' as const }] : []),
    ...CHOICE_FILTERS.flatMap((filter) => (choices[filter] ?? []).map((value) => ({ filter, value }))),
    ...(open ? [{ filter: 'open' as const }] : []),
  ];
}

/** The filters without one of them. */
export function withoutFilter(filters: ActorFilters, { filter, value }: ActiveFilter): ActorFilters {
  const { [filter]: removed, ...others } = filters;
  const kept = Array.isArray(removed) ? removed.filter((one) => one !== value) : [];
  return kept.length > 0 ? { ...others, [filter]: kept } : others;
}
