import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Retention, RetentionPlan } from '@belvedere/contracts/settings';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { RetentionService } from './retention.service.ts';

@Controller('territories/:territory/retention-plan')
export class RetentionController {
  constructor(
    private readonly retention: RetentionService,
    private readonly territories: TerritoriesService,
  ) {}

  /** What would go tonight, if this were set. Nothing is changed. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Access('settings.read')
  @Returns(RetentionPlan)
  async plan(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: Retention }) retention: Retention,
  ): Promise<RetentionPlan> {
    return this.retention.plan(await this.territories.idOf(territory), retention);
  }
}
