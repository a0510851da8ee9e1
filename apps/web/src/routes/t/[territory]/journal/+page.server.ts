import { readAudit } from '#lib/api/audit.ts';
import type { PageServerLoad } from './$types';

const FILTERS = ['action', 'person', 'from', 'to', 'before'];

/** To whoever may not read it, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const filters = new URLSearchParams();
  for (const name of FILTERS) {
    const value = url.searchParams.get(name);
    if (value) filters.set(name, value);
  }
  return { audit: await readAudit(fetch, params.territory, filters), filters: Object.fromEntries(filters) };
};
