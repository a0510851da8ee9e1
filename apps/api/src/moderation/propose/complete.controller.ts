import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Done } from '@belvedere/contracts/accounts';
import { AskedProposal, CompleteProposal } from '@belvedere/contracts/proposals';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { CompleteService } from './complete.service.ts';

const Token = z.string().max(120);

/** For whoever holds the link that came with a question about their proposal. */
@Controller('territories/:territory/own-proposals')
export class CompleteController {
  constructor(private readonly proposals: CompleteService) {}

  /** What was asked. */
  @Get(':token')
  @Header('cache-control', 'no-store')
  @Access('proposal.make')
  @Returns(AskedProposal)
  asked(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('token', { schema: Token }) token: string,
  ): Promise<AskedProposal> {
    return this.proposals.asked(territory, token);
  }

  /** Answers it, once. */
  @Post(':token')
  @Access('proposal.make')
  @Returns(Done)
  async complete(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('token', { schema: Token }) token: string,
    @Body({ schema: CompleteProposal }) sent: CompleteProposal,
  ): Promise<Done> {
    await this.proposals.complete(territory, token, sent);
    return { done: true };
  }
}
