import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import { loadFigures } from '../figures.server.ts';
import { figuresAsCsv } from '../figures-csv.ts';
import type { RequestHandler } from './$types';

/** The table of the dashboard as a file, with the same figures withheld. */
export const GET: RequestHandler = async ({ params, url, fetch }) => {
  const view = await loadFigures(fetch, params.territory, url.searchParams);
  if (!view) notFound(m.dash_empty_title());
  const name = `${params.territory}_${view.figures.indicator.slug}.csv`;
  return new Response(figuresAsCsv(view.figures), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
};
