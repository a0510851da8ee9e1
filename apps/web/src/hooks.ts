import type { Reroute } from '@sveltejs/kit/hooks';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/** `/en/a-propos` and `/a-propos` are one route; the prefix only says the language. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
