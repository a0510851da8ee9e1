import { Controller, Delete, Param } from '@nestjs/common';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import type { Person } from '../http/persons.ts';
import { Returns } from '../http/returns.decorator.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { MembershipsService } from './memberships.service.ts';

@Controller('territories/:territory/memberships')
export class MembershipsController {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly territories: TerritoriesService,
  ) {}

  /** Leaves a territory, or sends somebody away. */
  @Delete(':person')
  @Access('membership.end')
  @Returns(Done)
  async end(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('person', { schema: z.uuid() }) personId: string,
    @CurrentPerson() asking: Person,
  ): Promise<Done> {
    const role = asking.roles.get(territory) ?? 'visitor';
    await this.memberships.end(personId, await this.territories.idOf(territory), {
      personId: asking.id,
      role,
    });
    return { done: true };
  }
}
