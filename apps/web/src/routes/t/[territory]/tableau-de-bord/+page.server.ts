import type { AreaOutlines } from '@belvedere/contracts/areas';
import { readOutlines } from '#lib/api/areas.ts';
import type { PageServerLoad } from './$types';
import { loadFigures } from './figures.server.ts';

const NOTHING: AreaOutlines = { type: 'FeatureCollection', features: [] };

export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const view = await loadFigures(fetch, params.territory, url.searchParams);
  if (!view) return { view: null };
  const kind = view.figures.areaKind;
  const [outlines, ground] = await Promise.all([
    readOutlines(fetch, params.territory, kind),
    kind === 'commune' ? NOTHING : readOutlines(fetch, params.territory, 'commune'),
  ]);
  return { view: { ...view, outlines, ground } };
};
