import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Action, ActorSummary } from '@belvedere/contracts/actors';
import { DIGITAL_SPACE, type WeekMoment } from '@belvedere/domain/actors';
import { Sql } from '../../database/sql.ts';
import { ACTION, ACTION_ORDER, ACTOR_SUMMARY } from '../actor-columns.ts';

/** An actor serves a place, whichever of its successive outlines it was linked to: they share a code. */
const serves = (area: string) => `
  EXISTS (SELECT FROM actor_area s JOIN area r ON r.id = s.area_id JOIN area now ON now.id = ${area}
           WHERE s.territory_id = a.territory_id AND s.actor_id = a.id
             AND r.territory_id = now.territory_id AND r.code = now.code)`;
const standsIn = (area: string) => `ST_Covers((SELECT geom FROM area WHERE id = ${area}), a.geom)`;

/** More than anyone reads on a page; the counts below are of all of them. */
const MOST_SHOWN = 200;

const ACTORS = `
  SELECT ${ACTOR_SUMMARY}
    FROM actor a
   WHERE a.territory_id = $1 AND (${serves('$4')} OR ${standsIn('$4')})
   ORDER BY a.name_key, a.id
   LIMIT ${MOST_SHOWN}`;

/** Actions that take place there, and those of no place in particular held by actors that serve it. */
const ACTIONS = `
  SELECT ${ACTION}
    FROM action x
   WHERE x.territory_id = $1
     AND (EXISTS (SELECT FROM action_area s JOIN area r ON r.id = s.area_id JOIN area now ON now.id = $2
                   WHERE s.territory_id = x.territory_id AND s.action_id = x.id
                     AND r.territory_id = now.territory_id AND r.code = now.code)
          OR (NOT EXISTS (SELECT FROM action_area s WHERE s.territory_id = x.territory_id AND s.action_id = x.id)
              AND EXISTS (SELECT FROM action_holder h JOIN actor a ON (a.territory_id, a.id) = (h.territory_id, h.actor_id)
                           WHERE h.territory_id = x.territory_id AND h.action_id = x.id AND ${serves('$2')})))
   ORDER BY ${ACTION_ORDER}
   LIMIT ${MOST_SHOWN}`;

const DIGITAL_SPACES = `
  SELECT count(*) FILTER (WHERE inside)::int AS inside, count(*) FILTER (WHERE NOT inside)::int AS serving
    FROM (SELECT coalesce(${standsIn('$2')}, false) AS inside, ${serves('$2')} AS serves
            FROM actor a
           WHERE a.territory_id = $1 AND (a.kind = $3 OR $4 = ANY (a.services))) AS space
   WHERE inside OR serves`;

const DigitalSpaces = z.object({ inside: z.number(), serving: z.number() });

@Injectable()
export class OfferQueries {
  constructor(private readonly sql: Sql) {}

  actors(territoryId: number, areaId: number, { weekday, time }: WeekMoment): Promise<ActorSummary[]> {
    return this.sql.rows(ActorSummary, ACTORS, [territoryId, weekday, time, areaId]);
  }

  actions(territoryId: number, areaId: number): Promise<Action[]> {
    return this.sql.rows(Action, ACTIONS, [territoryId, areaId]);
  }

  /** Inside the area; and serving it from elsewhere. */
  async digitalSpaces(territoryId: number, areaId: number): Promise<z.infer<typeof DigitalSpaces>> {
    const parameters = [territoryId, areaId, DIGITAL_SPACE.kind, DIGITAL_SPACE.service];
    return (await this.sql.row(DigitalSpaces, DIGITAL_SPACES, parameters)) ?? { inside: 0, serving: 0 };
  }
}
