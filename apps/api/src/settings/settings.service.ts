import { Injectable } from '@nestjs/common';
import type { TerritorySettings } from '@belvedere/contracts/settings';
import { AccountsService } from '../accounts/accounts.service.ts';
import { AuditService } from '../audit/audit.service.ts';
import { Sql } from '../database/sql.ts';
import { SecondFactorFirst } from './settings.errors.ts';
import { SettingsQueries } from './settings.queries.ts';

/** How each territory is run. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly queries: SettingsQueries,
    private readonly accounts: AccountsService,
    private readonly audit: AuditService,
    private readonly sql: Sql,
  ) {}

  of(territoryId: number): Promise<TerritorySettings> {
    return this.queries.of(territoryId);
  }

  /** Of every territory that lets anything go by itself. */
  lettingGo(): Promise<{ id: number; settings: TerritorySettings }[]> {
    return this.queries.lettingGo();
  }

  /** @param personId who administers it. @throws SecondFactorFirst */
  async change(
    territoryId: number,
    settings: TerritorySettings,
    personId: string,
  ): Promise<TerritorySettings> {
    const { secondFactor } = await this.accounts.person(personId);
    if (settings.administratorsNeedSecondFactor && !secondFactor) throw new SecondFactorFirst();
    return this.sql.transaction(async (manager) => {
      const before = await this.queries.locked(territoryId, manager);
      await this.queries.write(territoryId, settings, manager);
      await this.audit.record(
        {
          ...{ personId, role: 'administrator', territoryId },
          action: 'settings.change',
          subject: `territory:${String(territoryId)}`,
          before: traced(before),
          after: traced(settings),
        },
        manager,
      );
      return settings;
    });
  }
}

/** As one line of the trace. */
const traced = ({ retention, ...others }: TerritorySettings) => ({ ...others, ...retention });
