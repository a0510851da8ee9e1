import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { AuditPage, AuditQuery } from '@belvedere/contracts/audit';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { AuditService } from './audit.service.ts';

@Controller('territories/:territory/audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly territories: TerritoriesService,
  ) {}

  /** What was done in a territory, newest first. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('audit.read')
  @Returns(AuditPage)
  async read(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: AuditQuery }) query: AuditQuery,
  ): Promise<AuditPage> {
    return this.audit.page(await this.territories.idOf(territory), query);
  }
}
