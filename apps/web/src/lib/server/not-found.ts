import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';

/**
 * Ends a load: there is no such page, or only for others.
 * @param why a sentence for whoever came here, when there is more to say than that
 */
export function notFound(why?: string): never {
  error(404, { message: m.error_404_title(), ...(why !== undefined && { detail: why }) });
}
