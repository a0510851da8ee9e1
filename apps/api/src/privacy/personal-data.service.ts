import { Injectable } from '@nestjs/common';
import type { ErasureItem } from '@belvedere/contracts/erasure';
import type { LocalizedText } from '@belvedere/contracts/text';
import type { RetentionKind } from '@belvedere/domain/retention';
import { typeset } from '../french-typography.ts';

/** One kind of thing that a module holds about a person. */
export interface HeldSection {
  title: LocalizedText;
  /** What each column of the query is, in words; the others do not leave. */
  fields: Record<string, LocalizedText>;
  /** What the values of a column are called, where it holds one of a few. */
  words?: Record<string, Record<string, LocalizedText>>;
  /** Static SQL that begins after `asked`, the one row of whoever asks: id, email, name. */
  query: string;
}

/** What becomes of one kind of thing when its person erases their account. */
export interface ErasureStep {
  what: LocalizedText;
  why: LocalizedText;
  fate: ErasureItem['fate'];
  /** Static SQL that does it, each beginning after `asked` and returning a row for each thing; none for what stays. */
  statements?: readonly string[];
  /** After every other, which finds the person by it. */
  last?: true;
}

/** What a territory may let go of once it is old. */
export interface Retained {
  kind: Exclude<RetentionKind, 'accounts'>;
  what: LocalizedText;
  /** Static SQL: what of the territory $1 is $2 months old. */
  due: string;
  /** Static SQL, expressions after `due`: the last one, `done`, has a row for each thing that went. */
  removal: string;
}

/** The `removal` of what is due, where it is a row of a table that goes with it. */
export const removedFrom = (table: string): string =>
  `done AS (DELETE FROM ${table} t USING due WHERE (t.territory_id, t.id) = (due.territory_id, due.id) RETURNING 1)`;

/** What a module holds about persons. */
export interface PersonalData {
  /** Each column that refers to a person or holds an address, as `schema.table.column`. A test compares them with the database. */
  covers: readonly string[];
  sections: readonly HeldSection[];
  erasure: readonly ErasureStep[];
  retained?: readonly Retained[];
}

/** What every module that holds something about persons has said of it, in its constructor. */
@Injectable()
export class PersonalDataService {
  private readonly held: PersonalData[] = [];

  register(data: PersonalData): void {
    this.held.push(data);
  }

  sections(): HeldSection[] {
    return this.held.flatMap(({ sections }) => sections);
  }

  /** Everything that an erasure does, in an order in which it can be done. */
  erasure(): ErasureStep[] {
    const steps = this.held
      .flatMap(({ erasure }) => erasure)
      .map((step) => ({ ...step, what: typeset(step.what), why: typeset(step.why) }));
    return [...steps.filter(({ last }) => !last), ...steps.filter(({ last }) => last)];
  }

  /** What may go by itself, once it is old. */
  retained(): Retained[] {
    return this.held.flatMap(({ retained = [] }) => retained);
  }

  covered(): Set<string> {
    return new Set(this.held.flatMap(({ covers }) => covers));
  }
}
