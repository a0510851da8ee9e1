import { z } from 'zod';

/** Several values of one filter are joined by commas in the address: `theme=employment,education`. */
export const several = <Value extends z.ZodType<string, string>>(value: Value) =>
  z
    .string()
    .max(500)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(value))
    .optional();
