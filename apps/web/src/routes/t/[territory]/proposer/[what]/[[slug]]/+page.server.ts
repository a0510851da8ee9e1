import { today } from '@belvedere/domain/campaigns';
import { makesNew, saysWhy } from '@belvedere/domain/moderation';
import { fail, redirect } from '@sveltejs/kit';
import { removeObservation } from '#lib/api/moderation.ts';
import { findSimilar, propose, readChoices, readCorrectable } from '#lib/api/proposals.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { mayModerate } from '#lib/account/may-moderate.ts';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import type { Actions, PageServerLoad } from './$types';
import { fieldErrors, wholeError } from './field-errors.ts';
import { thanksPath } from './thanks.ts';
import { readValues, shownOf, touched, type Typed, typedOf } from './typed.ts';
import { type What, whatOf } from './what.ts';

export const load: PageServerLoad = async ({ params, url, fetch, parent }) => {
  const what = whatOf(params.what, params.slug);
  if (!what) notFound();
  // Where there is nothing to do for whoever asks, there is nothing.
  if (what.kind === 'observation-removal' && !mayModerate((await parent()).me, params.territory)) notFound();
  const [choices, about] = await Promise.all([
    saysWhy(what.kind) ? null : readChoices(fetch, params.territory),
    params.slug ? readCorrectable(fetch, params.territory, what.content, params.slug) : null,
  ]);
  return {
    what,
    about: about && { slug: about.slug, name: about.name },
    choices: choices ?? { areas: [], actors: [] },
    // What is new may come with what its reader was looking at.
    seen: about && !saysWhy(what.kind) ? shownOf(about.values) : beginning(url.searchParams),
  };
};

const beginning = (parameters: URLSearchParams): Typed => ({
  name: parameters.getAll('nom').slice(0, 1),
  holders: parameters.getAll('acteur'),
  areas: parameters.getAll('quartier'),
  area: parameters.getAll('quartier').slice(0, 1),
  // Most note what they have just seen.
  seenOn: [today()],
});

export const actions: Actions = {
  default: async ({ params, request, fetch }) => {
    const what = whatOf(params.what, params.slug);
    if (!what) notFound();
    const typed = typedOf(await request.formData());
    const name = typed['name']?.[0]?.trim() ?? '';
    if (what.kind === 'new-actor' && name !== '' && !typed['again']) {
      const { actors } = await findSimilar(fetch, params.territory, name.slice(0, 160));
      if (actors.length > 0) return fail(409, { typed, similar: actors, errors: {}, whole: undefined });
    }
    const values = valuesOf(what, typed);
    if (values === null)
      return fail(400, { typed, similar: [], errors: {}, whole: m.propose_error_nothing() });
    try {
      if (what.kind === 'observation-removal') {
        const { proposal } = await removeObservation(fetch, params.territory, params.slug ?? '', values);
        redirect(303, localizeHref(`/t/${params.territory}/moderation/${proposal}`));
      }
      const receipt = await propose(fetch, params.territory, {
        ...{ kind: what.kind, values, ...(params.slug ? { slug: params.slug } : {}) },
        ...(what.kind === 'report' ? { content: what.content } : {}),
        ...besideOf(typed),
      });
      redirect(303, thanksPath(params.territory, what.content, receipt));
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      const { problem } = failure;
      const errors = fieldErrors(problem);
      const whole = Object.keys(errors).length === 0 ? wholeError(problem) : undefined;
      return fail(problem.status, { typed, similar: [], errors, whole });
    }
  },
};

/** What is proposed; null for a correction that touches nothing. */
function valuesOf({ kind, content }: What, typed: Typed): Record<string, unknown> | null {
  if (saysWhy(kind)) return { reason: typed['reason']?.[0] ?? '', text: typed['text']?.[0] ?? '' };
  const values = readValues(content, typed);
  if (makesNew(kind)) return values;
  const fields = touched(content, typed, seenIn(typed));
  return fields.length > 0 ? Object.fromEntries(fields.map((field) => [field, values[field]])) : null;
}

/** What the form showed first: whatever its reader left alone is no proposal of theirs, even if it has changed since. */
function seenIn(typed: Typed): Typed {
  try {
    const seen: unknown = JSON.parse(typed['seen']?.[0] ?? '{}');
    return seen && typeof seen === 'object' ? (seen as Typed) : {};
  } catch {
    return {};
  }
}

function besideOf(typed: Typed) {
  let proof: unknown = null;
  try {
    proof = JSON.parse(typed['proof']?.[0] ?? 'null');
  } catch {
    // Whatever stands there, the proposal then comes without.
  }
  return {
    note: typed['note']?.[0] ?? '',
    email: typed['proposer']?.[0]?.trim() || null,
    trap: typed['confirmation']?.[0] ?? '',
    language: getLocale(),
    proof,
  };
}
