import { Injectable } from '@nestjs/common';
import type { Correctable, ProposalChoices, SimilarActors } from '@belvedere/contracts/proposals';
import type { Content } from '@belvedere/domain/moderation';
import { ContentsService } from '../../contents/contents.service.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';

/** What the forms of proposals are filled with. All of it is public anyway. */
@Injectable()
export class FormService {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly content: ContentsService,
  ) {}

  /** @throws TerritoryNotFound */
  async choices(territory: string): Promise<ProposalChoices> {
    return this.content.choices(await this.territories.idOf(territory));
  }

  /** @throws TerritoryNotFound, ContentNotFound */
  async correctable(territory: string, content: Content, slug: string): Promise<Correctable> {
    const { name, values } = await this.content.read(content, await this.territories.idOf(territory), slug);
    return { content, slug, name, values: values as Correctable['values'] };
  }

  /** @throws TerritoryNotFound */
  async similar(territory: string, name: string): Promise<SimilarActors> {
    return { actors: await this.content.similar(await this.territories.idOf(territory), name) };
  }
}
