import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { IconName } from '#lib/ui/icons.ts';

export interface Section {
  key: 'enquetes' | 'acteurs' | 'tableau-de-bord' | 'quartiers' | 'observations' | 'groupes';
  href: string;
  label: string;
  icon: IconName;
}

/** The rooms of a territory's observatory, in the order of the navigation. */
export function sectionsOf(territory: string): Section[] {
  const href = (key: Section['key']) => localizeHref(`/t/${territory}/${key}`);
  return [
    { key: 'enquetes', href: href('enquetes'), label: m.nav_answer(), icon: 'answer' },
    { key: 'acteurs', href: href('acteurs'), label: m.nav_actors(), icon: 'map' },
    { key: 'tableau-de-bord', href: href('tableau-de-bord'), label: m.nav_dashboard(), icon: 'chart' },
    { key: 'quartiers', href: href('quartiers'), label: m.nav_neighbourhoods(), icon: 'places' },
    { key: 'observations', href: href('observations'), label: m.nav_observations(), icon: 'eye' },
    { key: 'groupes', href: href('groupes'), label: m.nav_groups(), icon: 'people' },
  ];
}
