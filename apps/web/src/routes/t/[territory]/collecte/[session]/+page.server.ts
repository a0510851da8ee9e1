import { fail } from '@sveltejs/kit';
import { endCollectingSession, readCollectingSession } from '#lib/api/collecting.ts';
import { RequestFailure } from '#lib/api/request-failure.ts';
import { squareCode } from '#lib/server/square-code.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const session = await readCollectingSession(fetch, params.territory, params.session);
  return {
    session,
    picture: squareCode(session.address),
  };
};

const end =
  (lost: boolean) =>
  async ({ fetch, params }: RequestEvent) => {
    try {
      await endCollectingSession(fetch, params.territory, params.session, lost);
      return { ended: true };
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      return fail(failure.problem.status, { refusal: failure.problem.code });
    }
  };

export const actions: Actions = { end: end(false), lose: end(true) };
