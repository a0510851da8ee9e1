import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Action, type ActionQuery, Actor } from '@belvedere/contracts/actors';
import type { WeekMoment } from '@belvedere/domain/actors';
import { Sql } from '../../database/sql.ts';
import { ACTION, ACTION_ORDER, ACTOR_SUMMARY } from '../actor-columns.ts';

const ActorRow = Actor.omit({ actions: true }).extend({ id: z.number() });
export type ActorRow = z.infer<typeof ActorRow>;

const ACTOR = `
  SELECT a.id, ${ACTOR_SUMMARY}, a.other_names AS "otherNames", a.presentation, a.postcode, a.email, a.website,
         a.access, a.sources, a.checked_on::text AS "checkedOn", a.demonstration,
         ARRAY(SELECT jsonb_build_object('weekday', o.weekday, 'opens', to_char(o.opens, 'HH24:MI'),
                                         'closes', to_char(o.closes, 'HH24:MI'))
                 FROM actor_opening o
                WHERE o.territory_id = a.territory_id AND o.actor_id = a.id
                ORDER BY o.weekday, o.opens) AS opening
    FROM actor a
   WHERE a.territory_id = $1 AND a.slug = $4`;

/** More than anyone reads in a list; a theme, an area or an actor leads to the others. */
export const MOST_ACTIONS = 500;

const ACTIONS = `
  SELECT ${ACTION}
    FROM action x
   WHERE x.territory_id = $1
     AND ($2::text[] IS NULL OR x.theme = ANY ($2))
     AND ($3::text[] IS NULL OR EXISTS (
       SELECT FROM action_area s JOIN area r ON r.id = s.area_id
        WHERE s.territory_id = x.territory_id AND s.action_id = x.id AND r.code = ANY ($3)))
     AND ($4::int IS NULL OR EXISTS (
       SELECT FROM action_holder h
        WHERE h.territory_id = x.territory_id AND h.action_id = x.id AND h.actor_id = $4))
   ORDER BY ${ACTION_ORDER}
   LIMIT ${MOST_ACTIONS}`;

@Injectable()
export class ReadQueries {
  constructor(private readonly sql: Sql) {}

  actor(territoryId: number, slug: string, { weekday, time }: WeekMoment): Promise<ActorRow | null> {
    return this.sql.row(ActorRow, ACTOR, [territoryId, weekday, time, slug]);
  }

  actions(territoryId: number, query: ActionQuery): Promise<Action[]> {
    return this.sql.rows(Action, ACTIONS, [territoryId, query.theme ?? null, query.area ?? null, null]);
  }

  actionsOf(territoryId: number, actorId: number): Promise<Action[]> {
    return this.sql.rows(Action, ACTIONS, [territoryId, null, null, actorId]);
  }
}
