import { listMails } from '#lib/api/mails.ts';
import type { PageServerLoad } from './$types';

const FILTERS = ['state', 'template', 'search', 'before'];

/** To whoever may not read it, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ params, url, fetch }) => {
  const filters = new URLSearchParams();
  for (const name of FILTERS) {
    const value = url.searchParams.get(name);
    if (value) filters.set(name, value);
  }
  return {
    outbox: await listMails(fetch, params.territory, filters),
    filters: Object.fromEntries(filters),
  };
};
