import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Done } from '@belvedere/contracts/accounts';
import { HeldDecision, HeldResponses } from '@belvedere/contracts/held-responses';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import { authorOf } from '../../http/author-of.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { HeldService } from './held.service.ts';

@Controller('territories/:territory/held-responses')
export class HeldController {
  constructor(private readonly held: HeldService) {}

  /** Answers that wait for a decision, by campaign: roughly how many, why, and when they came. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('held-response.read')
  @Returns(HeldResponses)
  all(@Param('territory', { schema: Slug }) territory: string): Promise<HeldResponses> {
    return this.held.all(territory);
  }

  /** Counts those of a campaign, or lets them go. */
  @Post(':campaign/decision')
  @HttpCode(200)
  @Access('held-response.decide')
  @Returns(Done)
  async decide(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Body({ schema: HeldDecision }) decision: HeldDecision,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    await this.held.decide(territory, campaign, decision, authorOf(person, territory));
    return { done: true };
  }
}
