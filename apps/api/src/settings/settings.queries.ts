import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { TerritorySettings } from '@belvedere/contracts/settings';
import { Sql } from '../database/sql.ts';

const SettingsRow = z.object({ settings: TerritorySettings });
const TerritoryRow = SettingsRow.extend({ id: z.number() });

const SETTINGS = `jsonb_build_object(
  'administratorsNeedSecondFactor', t.administrators_need_second_factor,
  'membersPublishAtOnce', t.members_publish_at_once,
  'retention', jsonb_build_object(
    'responses', r.responses, 'contacts', r.contacts, 'audit', r.audit, 'accounts', r.accounts)) AS settings`;

@Injectable()
export class SettingsQueries {
  constructor(private readonly sql: Sql) {}

  async of(territoryId: number): Promise<TerritorySettings> {
    const found = await this.sql.row(
      SettingsRow,
      `SELECT ${SETTINGS} FROM territory t LEFT JOIN retention r ON r.territory_id = t.id WHERE t.id = $1`,
      [territoryId],
    );
    return found!.settings;
  }

  /** The same, kept from changing until the transaction ends. */
  async locked(territoryId: number, manager: EntityManager): Promise<TerritorySettings> {
    const found = await this.sql.row(
      SettingsRow,
      `SELECT ${SETTINGS} FROM territory t LEFT JOIN retention r ON r.territory_id = t.id WHERE t.id = $1
          FOR NO KEY UPDATE OF t`,
      [territoryId],
      manager,
    );
    return found!.settings;
  }

  /** Of every territory that lets anything go. */
  lettingGo(): Promise<z.infer<typeof TerritoryRow>[]> {
    return this.sql.rows(
      TerritoryRow,
      `SELECT t.id, ${SETTINGS} FROM territory t JOIN retention r ON r.territory_id = t.id ORDER BY t.id`,
    );
  }

  async write(territoryId: number, settings: TerritorySettings, manager: EntityManager): Promise<void> {
    const { administratorsNeedSecondFactor, membersPublishAtOnce, retention } = settings;
    await this.sql.run(
      'UPDATE territory SET administrators_need_second_factor = $2, members_publish_at_once = $3 WHERE id = $1',
      [territoryId, administratorsNeedSecondFactor, membersPublishAtOnce],
      manager,
    );
    await this.sql.run(
      `INSERT INTO retention (territory_id, responses, contacts, audit, accounts) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (territory_id) DO UPDATE
          SET responses = excluded.responses, contacts = excluded.contacts, audit = excluded.audit,
              accounts = excluded.accounts`,
      [territoryId, retention.responses, retention.contacts, retention.audit, retention.accounts],
      manager,
    );
  }
}
