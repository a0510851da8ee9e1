import { z } from 'zod';
import { eachOf, PaperNumber, PaperResponse } from './responses.ts';
import { Day } from './text.ts';

/** Forms that were printed together, by their numbers. */
export const PaperRun = z
  .object({ first: PaperNumber, last: PaperNumber, printedOn: Day })
  .meta({ id: 'PaperRun' });
export type PaperRun = z.infer<typeof PaperRun>;

/** The latest first. */
export const PaperRuns = z.object({ runs: z.array(PaperRun) });
export type PaperRuns = z.infer<typeof PaperRuns>;

/** The most forms that are printed together: more would be a page that no browser likes. */
export const MOST_FORMS = 50;

export const PrintForms = z.strictObject({ count: z.int().min(1).max(MOST_FORMS) });
export type PrintForms = z.infer<typeof PrintForms>;

/** Forms that were typed in. One that cannot be read is answered for by itself, as in any batch. */
export const SubmitPaper = z.strictObject({ responses: eachOf(PaperResponse) });
export type SubmitPaper = z.infer<typeof SubmitPaper>;
