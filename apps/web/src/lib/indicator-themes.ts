import type { IndicatorTheme } from '@belvedere/contracts/indicators';
import { m } from '#lib/paraglide/messages.js';

/** How screens call the themes of indicators. */
export const indicatorThemes: Record<IndicatorTheme, () => string> = {
  employment: m.theme_employment,
  education: m.theme_education,
  citizenship: m.theme_citizenship,
  equipment: m.theme_equipment,
  collective: m.theme_collective,
};
