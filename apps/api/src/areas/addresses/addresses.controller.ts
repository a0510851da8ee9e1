import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AddressCandidates, SearchAddress } from '@belvedere/contracts/areas';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { AddressesService } from './addresses.service.ts';

@Controller('territories/:territory/addresses')
export class AddressesController {
  constructor(private readonly addresses: AddressesService) {}

  /** Finds addresses of the territory, so that people may say where they live without a map. Nothing is stored. */
  @Post('search')
  @Access('area.locate')
  @Returns(AddressCandidates)
  search(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: SearchAddress }) { text }: SearchAddress,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddressCandidates> {
    reply.header('cache-control', 'no-store');
    return this.addresses.search(territory, text);
  }
}
