import { z } from 'zod';
import { Language, LocalizedText } from './text.ts';

/** A value as it is written in a download: moments are ISO 8601, lists and objects are JSON. */
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Value = z.infer<typeof Value>;

/** One kind of thing that the observatory holds about a person. */
export const DataSection = z
  .object({
    title: LocalizedText,
    /** What each field of a row is, in words. */
    fields: z.record(z.string(), LocalizedText),
    /** What the values of a field are called, where it holds one of a few. */
    words: z.record(z.string(), z.record(z.string(), LocalizedText)).optional(),
    rows: z.array(z.record(z.string(), Value)),
  })
  .meta({ id: 'DataSection' });
export type DataSection = z.infer<typeof DataSection>;

/** Everything that the observatory holds about whoever asks. */
export const MyData = z
  .object({ madeAt: z.iso.datetime(), sections: z.array(DataSection) })
  .meta({ id: 'MyData' });
export type MyData = z.infer<typeof MyData>;

export const ReadableData = z.object({ language: Language.default('fr') });
export type ReadableData = z.infer<typeof ReadableData>;
