import type { CollectingMode, CollectingSession } from '@belvedere/contracts/collecting';
import { COLLECTING_MODE_LABELS } from '@belvedere/domain/campaigns';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';

const STATES: Record<CollectingSession['state'], () => string> = {
  open: m.collecting_state_open,
  over: m.collecting_state_over,
  ended: m.collecting_state_ended,
  lost: m.collecting_state_lost,
};

export const modeText = (mode: CollectingMode): string => localized(COLLECTING_MODE_LABELS[mode]);
export const stateText = (state: CollectingSession['state']): string => STATES[state]();
