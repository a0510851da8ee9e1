import { AreaOutlines } from '@belvedere/contracts/areas';
import { request } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';
import { loadFigures } from './figures.server.ts';

export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const view = await loadFigures(fetch, params.territory, url.searchParams);
  if (!view) return { view: null };
  const kind = view.figures.areaKind;
  const outlines = await request(
    fetch,
    AreaOutlines,
    `/api/territories/${params.territory}/areas/outlines?kind=${kind}`,
  );
  return { view: { ...view, outlines } };
};
