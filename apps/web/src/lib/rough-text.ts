import type { RoughCount } from '@belvedere/contracts/channels';
import { m } from '#lib/paraglide/messages.js';

/** "moins de 11 réponses", "50 réponses ou plus". */
export const roughText = (count: RoughCount, threshold: number): string =>
  count.disclosure === 'shown' ? m.rough_shown({ count: count.atLeast }) : m.rough_withheld({ threshold });
