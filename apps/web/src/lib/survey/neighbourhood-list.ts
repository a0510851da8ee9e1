import type { Area } from '@belvedere/contracts/areas';

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Whether the name of an area, or of its commune, holds every word that is sought; accents do not matter. */
export function matching(area: Pick<Area, 'name' | 'commune'>, sought: string): boolean {
  const text = plain(`${area.name} ${area.commune?.name ?? ''}`);
  return plain(sought)
    .split(' ')
    .every((word) => text.includes(word));
}

/** Areas by commune, both in the order of the alphabet; those that straddle communes come last. */
export function groupByCommune<A extends Pick<Area, 'name' | 'commune'>>(
  areas: readonly A[],
): { commune: string; areas: A[] }[] {
  const groups = new Map<string, A[]>();
  for (const area of areas.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))) {
    const commune = area.commune?.name ?? '';
    groups.set(commune, [...(groups.get(commune) ?? []), area]);
  }
  return [...groups]
    .map(([commune, ofCommune]) => ({ commune, areas: ofCommune }))
    .sort((a, b) => Number(!a.commune) - Number(!b.commune) || a.commune.localeCompare(b.commune, 'fr'));
}
