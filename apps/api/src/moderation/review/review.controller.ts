import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import {
  AcceptProposal,
  AskProposer,
  DecidedProposals,
  DecideProposals,
  ModerationQueue,
  ProposalDecided,
  ProposalDetail,
  QueueQuery,
  RefuseProposal,
} from '@belvedere/contracts/moderation';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../../http/access.decorator.ts';
import type { Person } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { TerritoriesService } from '../../territories/territories.service.ts';
import { CompleteService } from '../propose/complete.service.ts';
import { UndoService } from '../undo/undo.service.ts';
import { DecideService } from './decide.service.ts';
import { moderatorOf } from './moderator.ts';
import { QueueService } from './queue.service.ts';

const Territory = () => Param('territory', { schema: Slug });
const Proposal = () => Param('proposal', { schema: z.uuid() });

/** For those who facilitate or administer a territory; to all others there is nothing here. */
@Controller('territories/:territory/proposals')
export class ReviewController {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly queue: QueueService,
    private readonly decisions: DecideService,
    private readonly undoing: UndoService,
    private readonly completing: CompleteService,
  ) {}

  /** What waits, the oldest first. */
  @Get()
  @Header('cache-control', 'no-store')
  @Access('proposal.read')
  @Returns(ModerationQueue)
  async list(
    @Territory() territory: string,
    @Query({ schema: QueueQuery }) query: QueueQuery,
    @CurrentPerson() person: Person,
  ): Promise<ModerationQueue> {
    const id = await this.territories.idOf(territory);
    return this.queue.list({ id, slug: territory }, query, person);
  }

  /** Accepts or refuses several alike. */
  @Post('decide')
  @Access('proposal.decide')
  @Returns(DecidedProposals)
  async several(
    @Territory() territory: string,
    @Body({ schema: DecideProposals }) command: DecideProposals,
    @CurrentPerson() person: Person,
  ): Promise<DecidedProposals> {
    const place = await this.territories.bySlug(territory);
    return this.decisions.several(place, command, moderatorOf(person, territory));
  }

  /** One proposal, beside what it is about as that is now. */
  @Get(':proposal')
  @Header('cache-control', 'no-store')
  @Access('proposal.read')
  @Returns(ProposalDetail)
  async detail(
    @Territory() territory: string,
    @Proposal() proposal: string,
    @CurrentPerson() person: Person,
  ): Promise<ProposalDetail> {
    return this.queue.detail(await this.territories.idOf(territory), proposal, person);
  }

  @Post(':proposal/accept')
  @Access('proposal.decide')
  @Returns(ProposalDecided)
  async accept(
    @Territory() territory: string,
    @Proposal() proposal: string,
    @Body({ schema: AcceptProposal }) command: AcceptProposal,
    @CurrentPerson() person: Person,
  ): Promise<ProposalDecided> {
    const place = await this.territories.bySlug(territory);
    return this.decisions.accept(place, proposal, command, moderatorOf(person, territory));
  }

  @Post(':proposal/refuse')
  @Access('proposal.decide')
  @Returns(ProposalDecided)
  async refuse(
    @Territory() territory: string,
    @Proposal() proposal: string,
    @Body({ schema: RefuseProposal }) command: RefuseProposal,
    @CurrentPerson() person: Person,
  ): Promise<ProposalDecided> {
    const place = await this.territories.bySlug(territory);
    return this.decisions.refuse(place, proposal, command, moderatorOf(person, territory));
  }

  /** Asks its proposer for more; it then waits for them. */
  @Post(':proposal/ask')
  @Access('proposal.decide')
  @Returns(ProposalDecided)
  async ask(
    @Territory() territory: string,
    @Proposal() proposal: string,
    @Body({ schema: AskProposer }) command: AskProposer,
    @CurrentPerson() person: Person,
  ): Promise<ProposalDecided> {
    const place = await this.territories.bySlug(territory);
    return this.decisions.ask(place, proposal, command, moderatorOf(person, territory));
  }

  /** No longer waits for its proposer. */
  @Post(':proposal/resume')
  @Access('proposal.decide')
  @Returns(Done)
  async resume(
    @Territory() territory: string,
    @Proposal() proposal: string,
    @CurrentPerson() person: Person,
  ): Promise<Done> {
    const territoryId = await this.territories.idOf(territory);
    await this.completing.resume(territoryId, proposal, moderatorOf(person, territory));
    return { done: true };
  }

  /** Takes a decision back, within thirty days. */
  @Post(':proposal/undo')
  @Access('proposal.decide')
  @Returns(ProposalDecided)
  async undo(
    @Territory() territory: string,
    @Proposal() proposal: string,
    @CurrentPerson() person: Person,
  ): Promise<ProposalDecided> {
    const place = await this.territories.bySlug(territory);
    return this.undoing.undo(place, proposal, moderatorOf(person, territory));
  }
}
