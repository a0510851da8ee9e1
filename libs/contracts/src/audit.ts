import { z } from 'zod';
import { Line } from './text.ts';

/** One act in the trace. */
export const AuditEntry = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    /** Null for the operator of the server; `name` is null once the account is erased. */
    person: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
    /** In which role it was done. */
    role: z.string().nullable(),
    action: z.string(),
    subject: z.string(),
    /** Whose role or place changed; `name` is null once the account is erased. */
    concerned: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditQuery = z.object({
  action: Line(80).optional(),
  person: z.uuid().optional(),
  /** First and last day. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Entries older than this one: `next` of the page before. */
  before: z.coerce.number().int().positive().optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** Newest first; `next` is null on the last page. */
export const AuditPage = z.object({
  entries: z.array(AuditEntry),
  next: z.int().nullable(),
  /** The actions that occur in this territory, to filter by. */
  actions: z.array(z.string()),
});
export type AuditPage = z.infer<typeof AuditPage>;
