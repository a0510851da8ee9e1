import type { CollectingMode, CollectingSession } from '@belvedere/contracts/collecting';
import { m } from '#lib/paraglide/messages.js';

const MODES: Record<CollectingMode, () => string> = {
  interviewer: m.collecting_mode_interviewer,
  kiosk: m.collecting_mode_kiosk,
};
const STATES: Record<CollectingSession['state'], () => string> = {
  open: m.collecting_state_open,
  over: m.collecting_state_over,
  ended: m.collecting_state_ended,
  lost: m.collecting_state_lost,
};

export const modeText = (mode: CollectingMode): string => MODES[mode]();
export const stateText = (state: CollectingSession['state']): string => STATES[state]();
