import { formatList } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Round } from './round.ts';

const STOPPED = {
  network: m.outbox_stopped_network,
  server: m.outbox_stopped_server,
  'sign-in': m.outbox_stopped_sign_in,
};

/** "20 reçues, 1 déjà connue et 1 à corriger." */
export function roundText({ received, known, held, toCorrect, stopped }: Round): string {
  const parts = [
    ...(received > 0 ? [m.outbox_received({ count: received })] : []),
    ...(known > 0 ? [m.outbox_known({ count: known })] : []),
    ...(held > 0 ? [m.outbox_held({ count: held })] : []),
    ...(toCorrect > 0 ? [m.outbox_to_correct({ count: toCorrect })] : []),
  ];
  const sentences = parts.length > 0 ? [m.outbox_round({ parts: formatList(parts) })] : [];
  if (stopped) sentences.push(STOPPED[stopped]());
  return sentences.join(' ');
}
