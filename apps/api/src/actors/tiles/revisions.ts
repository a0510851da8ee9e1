import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Sql } from '../../database/sql.ts';
import { TerritoryNotFound } from '../../territories/territories.service.ts';

/** How long a revision is believed, in milliseconds: what a map may lag behind, far below what browsers keep. */
const BELIEVED_MS = 1000;

const REVISION = `
  SELECT t.id AS "territoryId", coalesce(r.revision, 0)::float8 AS revision
    FROM territory t LEFT JOIN actor_register r ON r.territory_id = t.id
   WHERE t.slug = $1`;

const Revision = z.object({ territoryId: z.number(), revision: z.number() });
export type Revision = z.infer<typeof Revision>;

/** Which state of a territory's actors a tile shows, asked at most once a second however many tiles are wanted. */
@Injectable()
export class Revisions {
  private readonly known = new Map<string, { asked: number; answer: Promise<Revision | null> }>();

  constructor(private readonly sql: Sql) {}

  /** `fresh`: asks again even if it was just asked. @throws TerritoryNotFound */
  async of(territory: string, fresh: boolean): Promise<Revision> {
    const known = this.known.get(territory);
    const believed = !fresh && known && performance.now() - known.asked < BELIEVED_MS;
    const revision = await (believed ? known.answer : this.ask(territory));
    if (!revision) throw new TerritoryNotFound();
    return revision;
  }

  private ask(territory: string): Promise<Revision | null> {
    const answer = this.sql.row(Revision, REVISION, [territory]);
    const entry = { asked: performance.now(), answer };
    this.known.set(territory, entry);
    // Only territories that exist are remembered: made-up names must not fill the memory.
    const forget = () => this.known.get(territory) === entry && this.known.delete(territory);
    answer.then((found) => found ?? forget(), forget);
    return answer;
  }
}
