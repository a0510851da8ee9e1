import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Values } from '@belvedere/contracts/proposals';
import { Language } from '@belvedere/contracts/text';
import {
  type Content,
  FLAGS,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  REFUSAL_REASONS,
} from '@belvedere/domain/moderation';
import { Sql } from '../database/sql.ts';

const Value = Values.valueType;

/** The row of what a proposal is about: one of these at most. */
const TargetRow = z.object({
  actorId: z.number().nullable(),
  actionId: z.number().nullable(),
  observationId: z.number().nullable(),
});
export type TargetRow = z.infer<typeof TargetRow>;

export const NO_ROW: TargetRow = { actorId: null, actionId: null, observationId: null };
export const rowOf = (content: Content, id: number): TargetRow => ({ ...NO_ROW, [`${content}Id`]: id });

export const ProposalRow = TargetRow.extend({
  territoryId: z.number(),
  id: z.uuid(),
  kind: z.enum(PROPOSAL_KINDS),
  name: z.string(),
  base: Values,
  proposed: Values,
  note: z.string(),
  flags: z.array(z.enum(FLAGS)),
  language: Language,
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  proposedAt: z.date(),
  state: z.enum(PROPOSAL_STATES),
  decidedAt: z.date().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.enum(REFUSAL_REASONS).nullable(),
  word: z.string(),
  applied: z.record(z.string(), z.object({ before: Value, after: Value })).nullable(),
  /** What its proposer left in order to be told. */
  email: z.string().nullable(),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

/** The columns of a {@link ProposalRow}, from a proposal `p`. */
export const PROPOSAL = `
  SELECT p.territory_id AS "territoryId", p.id, p.kind, p.actor_id AS "actorId", p.action_id AS "actionId",
         p.observation_id AS "observationId", p.name, p.base, p.proposed, p.note, p.flags, p.language, p.person_id AS "personId", asker.name AS "personName",
         p.proposed_at AS "proposedAt", p.state, p.decided_at AS "decidedAt", decider.name AS "decidedBy", p.reason,
         p.word, p.applied, c.email
    FROM proposal p
    LEFT JOIN auth.person asker ON asker.id = p.person_id
    LEFT JOIN auth.person decider ON decider.id = p.decided_by
    LEFT JOIN proposal_contact c ON (c.territory_id, c.proposal_id) = (p.territory_id, p.id)`;

/** A proposal as it is written. Without an id, it is given one. */
export type NewProposal = { id?: string | null } & Pick<
  ProposalRow,
  | 'territoryId'
  | 'kind'
  | keyof TargetRow
  | 'name'
  | 'base'
  | 'proposed'
  | 'note'
  | 'flags'
  | 'language'
  | 'personId'
>;

/** What a decision changes of a proposal. */
export type Decided = Pick<ProposalRow, 'state' | 'reason' | 'word' | 'applied' | keyof TargetRow> & {
  /** Whose decision; null: its proposer's, who answered. */
  by: string | null;
};

@Injectable()
export class ProposalsQueries {
  constructor(private readonly sql: Sql) {}

  find(territoryId: number, id: string): Promise<ProposalRow | null> {
    return this.sql.row(ProposalRow, `${PROPOSAL} WHERE p.territory_id = $1 AND p.id = $2`, [
      territoryId,
      id,
    ]);
  }

  /**
   * Whoever decides the same proposal at once waits, and then finds it decided. Two statements: the one that waited
   * would join the new row to what it saw of other tables before.
   */
  async locked(territoryId: number, id: string, manager: EntityManager): Promise<ProposalRow | null> {
    const parameters = [territoryId, id];
    await this.sql.run(
      'SELECT FROM proposal WHERE territory_id = $1 AND id = $2 FOR NO KEY UPDATE',
      parameters,
      manager,
    );
    return this.sql.row(
      ProposalRow,
      `${PROPOSAL} WHERE p.territory_id = $1 AND p.id = $2`,
      parameters,
      manager,
    );
  }

  /** @returns its id; null when there is one under the same id already */
  async insert(one: NewProposal, email: string | null, manager: EntityManager): Promise<string | null> {
    const made = await this.sql.row(
      z.object({ id: z.string() }),
      `INSERT INTO proposal (territory_id, kind, actor_id, action_id, observation_id, name, base, proposed, note, flags,
                             language, person_id, id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13::uuid, gen_random_uuid()))
       ON CONFLICT (territory_id, id) DO NOTHING RETURNING id`,
      [
        ...[one.territoryId, one.kind, one.actorId, one.actionId, one.observationId, one.name],
        ...[
          JSON.stringify(one.base),
          JSON.stringify(one.proposed),
          one.note,
          one.flags,
          one.language,
          one.personId,
          one.id ?? null,
        ],
      ],
      manager,
    );
    if (!made) return null;
    if (email)
      await this.sql.run(
        'INSERT INTO proposal_contact (territory_id, proposal_id, email) VALUES ($1, $2, $3)',
        [one.territoryId, made.id, email],
        manager,
      );
    return made.id;
  }

  decide({ territoryId, id }: ProposalRow, decided: Decided, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `UPDATE proposal
          SET state = $3, reason = $4, word = $5, applied = $6, actor_id = $7, action_id = $8,
              observation_id = $9, decided_by = $10, decided_at = now()
        WHERE territory_id = $1 AND id = $2`,
      [
        ...[territoryId, id, decided.state, decided.reason, decided.word],
        decided.applied && JSON.stringify(decided.applied),
        ...[decided.actorId, decided.actionId, decided.observationId, decided.by],
      ],
      manager,
    );
  }

  /** What it brought of a photo is forgotten. */
  forgetPhoto({ territoryId, id }: ProposalRow, manager: EntityManager): Promise<void> {
    return this.sql.run(
      `UPDATE proposal SET proposed = proposed - 'photo' WHERE territory_id = $1 AND id = $2`,
      [territoryId, id],
      manager,
    );
  }

  /** It waits again, with what its proposer added; nobody decided anything. */
  completed(
    { territoryId, id }: ProposalRow,
    note: string,
    flags: string[],
    manager: EntityManager,
  ): Promise<void> {
    return this.sql.run(
      `UPDATE proposal SET state = 'proposed', note = $3, flags = $4 WHERE territory_id = $1 AND id = $2`,
      [territoryId, id, note, flags],
      manager,
    );
  }
}
