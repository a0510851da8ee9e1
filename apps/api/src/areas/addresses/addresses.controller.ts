import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AddressCandidates, SearchAddress } from '@belvedere/contracts/areas';
import { Slug } from '@belvedere/contracts/text';
import { Attempts } from '../../accounts/attempts/attempts.service.ts';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { AddressesService } from './addresses.service.ts';

/** What a room full of people behind one address looks up: who answers us counts as well, and for all of us. */
const SEARCHES = { window: 60, max: 120 };

@Controller('territories/:territory/addresses')
export class AddressesController {
  constructor(
    private readonly addresses: AddressesService,
    private readonly attempts: Attempts,
  ) {}

  /** Finds addresses of the territory, so that people may say where they live without a map. Nothing is stored. */
  @Post('search')
  @Access('area.locate')
  @Returns(AddressCandidates)
  async search(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: SearchAddress }) { text }: SearchAddress,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddressCandidates> {
    await this.attempts.within(ip, 'address', SEARCHES);
    reply.header('cache-control', 'no-store');
    return this.addresses.search(territory, text);
  }
}
