import { KIND_LABELS, SERVICE_LABELS, THEME_LABELS } from '@belvedere/domain/actors';
import type { ActorFacets, ActorFilters } from '@belvedere/contracts/actors';
import type { AreaName } from '@belvedere/contracts/areas';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ActiveFilter, ChoiceFilter } from './search.ts';

/** What each filter is called, on its button and in full. */
export const FILTER_NAMES: Record<ChoiceFilter, { short: () => string; full: () => string }> = {
  theme: { short: m.actors_theme_short, full: m.actors_theme },
  service: { short: m.actors_service_short, full: m.actors_service },
  kind: { short: m.actors_kind_short, full: m.actors_kind },
  area: { short: m.actors_area_short, full: m.actors_area },
};

const VOCABULARIES = { theme: THEME_LABELS, service: SERVICE_LABELS, kind: KIND_LABELS };

export interface Choice {
  value: string;
  label: string;
  count: number;
}

/** What one filter offers, each with how many actors it would leave: every known value, so that nothing jumps. */
export function choicesOf(
  filter: ChoiceFilter,
  facets: ActorFacets | undefined,
  areas: AreaName[],
): Choice[] {
  const counts = new Map((facets?.[filter] ?? []).map(({ value, count }) => [value, count]));
  const choice = (value: string, label: string) => ({ value, label, count: counts.get(value) ?? 0 });
  if (filter !== 'area')
    return Object.entries(VOCABULARIES[filter]).map(([value, label]) => choice(value, localized(label)));
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  for (const { value, label } of facets?.area ?? []) names.set(value, label);
  return [...names]
    .map(([code, name]) => choice(code, name))
    .sort((one, other) => one.label.localeCompare(other.label, 'fr'));
}

/** An active filter in words: "Emploi", "« cv »", "Ouvert maintenant". */
export function labelOf({ filter, value }: ActiveFilter, { q }: ActorFilters, areas: AreaName[]): string {
  if (filter === 'q') return m.actors_quoted({ text: q ?? '' });
  if (filter === 'open') return m.actors_open_now();
  if (filter === 'area') return areas.find(({ code }) => code === value)?.name ?? value ?? '';
  const labels: Record<string, { fr: string; en: string }> = VOCABULARIES[filter];
  const label = labels[value ?? ''];
  return label ? localized(label) : (value ?? '');
}
