import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

/** Where this page was, for links that people kept. */
export const load: PageServerLoad = ({ params }) =>
  redirect(308, localizeHref(`/t/${params.territory}/reponses-a-valider`));
