import { fail } from '@sveltejs/kit';
import type { TerritorySettings } from '@belvedere/contracts/settings';
import { RETENTION_KINDS } from '@belvedere/domain/retention';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { changeSettings, planRetention, readSettings } from '#lib/api/settings.ts';
import { fieldsOf } from '#lib/server/ask-account.ts';
import type { Actions, PageServerLoad } from './$types';

/** To whoever may not run the territory, this page does not exist: the API says so. */
export const load: PageServerLoad = async ({ params, fetch }) => {
  const settings = await readSettings(fetch, params.territory);
  return { settings, plan: await planRetention(fetch, params.territory, settings.retention) };
};

export const actions: Actions = {
  /** Saves at once what lets nothing go that did not go already; the rest is told first, and waits to be confirmed. */
  default: async ({ request, params, fetch }) => {
    const fields = await fieldsOf(request);
    const sent = settingsOf(fields);
    const asked = JSON.stringify(sent.retention);
    try {
      if (fields.confirmed !== asked) {
        const { items } = await planRetention(fetch, params.territory, sent.retention);
        if (items.some(({ count }) => count > 0)) return { sent, toConfirm: asked, items };
      }
      await changeSettings(fetch, params.territory, sent);
      return { saved: true };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      const { status, code, errors = [] } = failure.problem;
      return fail(status, { sent, refusal: code, errors });
    }
  },
};

/** What the form says. A number that is none is sent as it is, for the API to refuse. */
function settingsOf(fields: Record<string, string>): TerritorySettings {
  const retention = Object.fromEntries(
    RETENTION_KINDS.map((kind) => [kind, fields[kind] ? Number(fields[kind]) : null]),
  ) as TerritorySettings['retention'];
  return {
    administratorsNeedSecondFactor: 'administratorsNeedSecondFactor' in fields,
    membersPublishAtOnce: 'membersPublishAtOnce' in fields,
    retention,
  };
}
