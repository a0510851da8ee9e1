import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@belvedere/contracts/text';

/** One kind of thing that a module holds about a person. */
export interface HeldSection {
  title: LocalizedText;
  /** What each column of the query is, in words; the others do not leave. */
  fields: Record<string, LocalizedText>;
  /** Static SQL, with the id of whoever asks as $1. */
  query: string;
}

/** What a module holds about persons. */
export interface PersonalData {
  /** Each column that refers to a person or holds an address, as `schema.table.column`. A test compares them with the database. */
  covers: readonly string[];
  sections: readonly HeldSection[];
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

  covered(): Set<string> {
    return new Set(this.held.flatMap(({ covers }) => covers));
  }
}
