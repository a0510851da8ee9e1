import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Action, ActorSummary } from '@belvedere/contracts/actors';
import { DIGITAL_SPACE, type WeekMoment } from '@belvedere/domain/actors';
import { Sql } from '../../database/sql.ts';
import { ACTION, ACTION_ORDER, ACTOR_SUMMARY } from '../actor-columns.ts';

/**
 * Ids, each found by an index: asked for at once, of every actor whether it serves the area or stands in it, they would be
 * read all. An actor serves a place, whichever of its successive outlines it was linked to: they share a code.
 */
const outlinesOf = (area: string) => `
  area now JOIN area r ON (r.territory_id, r.code) = (now.territory_id, now.code) AND now.id = ${area}`;
const serving = (area: string) => `
  SELECT s.actor_id AS id, false AS inside FROM ${outlinesOf(area)} JOIN actor_area s ON s.area_id = r.id
   WHERE s.territory_id = $1`;
const standingIn = (area: string) => `
  SELECT a.id, true AS inside FROM area now JOIN actor a ON ST_Covers(now.geom, a.geom)
   WHERE now.id = ${area} AND a.territory_id = $1`;
const offered = (area: string) => `
  SELECT id, bool_or(inside) AS inside FROM (${serving(area)} UNION ALL ${standingIn(area)}) found GROUP BY id`;

/** More than anyone reads on a page; the counts below are of all of them. */
const MOST_SHOWN = 200;

export const ACTORS = `
  SELECT ${ACTOR_SUMMARY}
    FROM (${offered('$4')}) offered JOIN actor a ON (a.territory_id, a.id) = ($1, offered.id)
   ORDER BY a.name_key, a.id
   LIMIT ${MOST_SHOWN}`;

/** Actions that take place there, and those of no place in particular held by actors that serve it. */
const ACTIONS = `
  SELECT ${ACTION}
    FROM (SELECT s.action_id AS id FROM ${outlinesOf('$2')} JOIN action_area s ON s.area_id = r.id
           WHERE s.territory_id = $1
          UNION
          SELECT h.action_id
            FROM (${serving('$2')}) actor JOIN action_holder h ON (h.territory_id, h.actor_id) = ($1, actor.id)
           WHERE NOT EXISTS (SELECT FROM action_area s WHERE (s.territory_id, s.action_id) = ($1, h.action_id))) offered
    JOIN action x ON (x.territory_id, x.id) = ($1, offered.id)
   ORDER BY ${ACTION_ORDER}
   LIMIT ${MOST_SHOWN}`;

const DIGITAL_SPACES = `
  SELECT count(*) FILTER (WHERE inside)::int AS inside, count(*) FILTER (WHERE NOT inside)::int AS serving
    FROM (${offered('$2')}) offered JOIN actor a ON (a.territory_id, a.id) = ($1, offered.id)
   WHERE a.kind = $3 OR $4 = ANY (a.services)`;

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
