import { listCollectingSessions } from '#lib/api/collecting.ts';
import type { PageServerLoad } from './$types';

/** To whoever does not facilitate, this page does not exist: the API says so. */
export const load: PageServerLoad = ({ params, fetch }) => listCollectingSessions(fetch, params.territory);
