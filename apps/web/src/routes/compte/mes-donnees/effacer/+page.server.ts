import { fail, redirect } from '@sveltejs/kit';
import { ErasureReport } from '@belvedere/contracts/erasure';
import { readErasurePlan } from '#lib/api/erasure.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { askAccount, fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, request }) => {
  const { me } = await parent();
  if (me) return { plan: await readErasurePlan(fetch) };
  // After the erasure there is nobody left to sign in: the page is its report.
  if (request.method === 'POST') return { plan: null };
  redirect(
    303,
    `${localizeHref('/connexion')}?retour=${encodeURIComponent(localizeHref('/compte/mes-donnees/effacer'))}`,
  );
};

export const actions: Actions = {
  default: async (event) => {
    const { password } = await fieldsOf(event.request);
    const answer = await askAccount(event, '/api/me/erasure', password ? { password } : {});
    if (answer.refusal !== null) return fail(answer.status, { refusal: answer.refusal });
    return { report: ErasureReport.parse(answer.body) };
  },
};
