import { Body, Controller, Param, Post } from '@nestjs/common';
import { ObservationRemoved, RemoveObservation } from '@belvedere/contracts/moderation';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { moderatorOf } from './moderator.ts';
import { RemoveService } from './remove.service.ts';

@Controller('territories/:territory/observations')
export class RemoveController {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly removing: RemoveService,
  ) {}

  /** Takes an observation away, with a reason; the decision may be undone for thirty days, as any other. */
  @Post(':observation/removal')
  @Access('proposal.decide')
  @Returns(ObservationRemoved, 201)
  async remove(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('observation', { schema: Slug }) observation: string,
    @Body({ schema: RemoveObservation }) why: RemoveObservation,
    @CurrentPerson() person: Person,
  ): Promise<ObservationRemoved> {
    const place = await this.territories.bySlug(territory);
    return this.removing.observation(place, observation, why, moderatorOf(person, territory));
  }
}
