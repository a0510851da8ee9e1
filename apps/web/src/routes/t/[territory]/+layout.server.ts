import { error } from '@sveltejs/kit';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

/** Every page below is about one territory: found here once, read as `page.data.territory`. */
export const load: LayoutServerLoad = async ({ params, parent }) => {
  const { territories, territoriesProblem } = await parent();
  if (territoriesProblem) {
    const { status, title, code, detail } = territoriesProblem;
    error(status, { message: title, code, ...(detail !== undefined && { detail }) });
  }
  const territory = territories.find(({ slug }) => slug === params.territory);
  if (!territory) notFound(m.territory_unknown());
  return { territory };
};
