import { readManagement } from '#lib/api/groups.ts';
import { notFound } from '#lib/server/not-found.ts';
import { m } from '#lib/paraglide/messages.js';
import { squareCode } from '#lib/server/square-code.ts';
import type { PageServerLoad } from './$types';

/** A sheet to hang up, for one invitation or one code that still works. */
export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const { invitations, codes } = await readManagement(fetch, params.territory, params.group);
  const code = codes.find(({ id }) => String(id) === url.searchParams.get('code'));
  const found = code ?? invitations.find(({ id }) => id === url.searchParams.get('invitation'));
  if (found?.standing !== 'good') notFound(m.invitation_useless_title());
  const { address } = found;
  return {
    address,
    code: code && { written: code.code, page: new URL('/code', address).href },
    picture: squareCode(address),
  };
};
