import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  ContentKind,
  Correctable,
  ProofChallenge,
  ProposalChoices,
  ProposalReceipt,
  Propose,
  SimilarActors,
} from '@belvedere/contracts/proposals';
import { Line, Slug } from '@belvedere/contracts/text';
import { LARGEST_PHOTO } from '@belvedere/domain/observations';
import { Access } from '../../http/access.decorator.ts';
import { BodyLimit } from '../../http/body-limit.ts';
import { Persons } from '../../http/persons.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { TooManyProposals } from '../moderation.errors.ts';
import { ProofService } from '../proof/proof.service.ts';
import { FormService } from './form.service.ts';
import { ProposeService } from './propose.service.ts';

/** With a photo in base64, in bytes. */
const LARGEST_PROPOSAL = LARGEST_PHOTO * 1.5;

const SimilarQuery = z.object({ name: Line(160).min(1) });
type SimilarQuery = z.infer<typeof SimilarQuery>;

/** What whoever proposes something needs; with or without an account. */
@Controller('territories/:territory')
export class ProposeController {
  constructor(
    private readonly proposals: ProposeService,
    private readonly forms: FormService,
    private readonly proofs: ProofService,
    private readonly persons: Persons,
  ) {}

  /** Proposes an actor, an action or a correction, or reports something. Nothing of it shows before it is accepted. */
  @Post('proposals')
  @BodyLimit(LARGEST_PROPOSAL)
  @Access('proposal.make')
  @Returns(ProposalReceipt, 201)
  async propose(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: Propose }) sent: Propose,
    @Req() { ip, headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalReceipt> {
    const cookie = headers.cookie ?? '';
    // The route is open to all, so that the guard has asked nobody who they are.
    const person = this.persons.carriesSession(cookie) ? await this.persons.asking(cookie) : null;
    try {
      return await this.proposals.propose(territory, sent, { person, address: ip });
    } catch (failure) {
      if (failure instanceof TooManyProposals) reply.header('retry-after', failure.retryAfter);
      throw failure;
    }
  }

  /** A challenge to answer with a proposal, once, within twenty minutes. */
  @Get('proposal-challenge')
  @Header('cache-control', 'no-store')
  @Access('proposal.make')
  @Returns(ProofChallenge)
  challenge(): ProofChallenge {
    return this.proofs.challenge();
  }

  /** Neighbourhoods and actors to choose from. */
  @Get('proposal-choices')
  @Access('proposal.make')
  @Returns(ProposalChoices)
  choices(@Param('territory', { schema: Slug }) territory: string): Promise<ProposalChoices> {
    return this.forms.choices(territory);
  }

  /** What may be corrected of an actor or an action, as it is. */
  @Get('correctable/:content/:slug')
  @Access('proposal.make')
  @Returns(Correctable)
  correctable(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('content', { schema: ContentKind }) content: ContentKind,
    @Param('slug', { schema: Slug }) slug: string,
  ): Promise<Correctable> {
    return this.forms.correctable(territory, content, slug);
  }

  /** Actors that are called nearly so: "it exists already?" */
  @Get('similar-actors')
  @Access('proposal.make')
  @Returns(SimilarActors)
  similar(
    @Param('territory', { schema: Slug }) territory: string,
    @Query({ schema: SimilarQuery }) { name }: SimilarQuery,
  ): Promise<SimilarActors> {
    return this.forms.similar(territory, name);
  }
}
