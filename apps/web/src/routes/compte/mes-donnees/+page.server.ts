import { redirect } from '@sveltejs/kit';
import { readErasurePlan } from '#lib/api/erasure.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent }) => {
  const { me } = await parent();
  if (!me)
    redirect(
      303,
      `${localizeHref('/connexion')}?retour=${encodeURIComponent(localizeHref('/compte/mes-donnees'))}`,
    );
  return { plan: await readErasurePlan(fetch) };
};
