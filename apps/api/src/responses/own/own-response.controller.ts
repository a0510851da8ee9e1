import { Body, Controller, Header, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Done } from '@belvedere/contracts/accounts';
import { OwnResponse, UseReceipt } from '@belvedere/contracts/responses';
import { Slug } from '@belvedere/contracts/text';
import { Attempts, GUESSES } from '../../accounts/attempts/attempts.service.ts';
import { Access } from '../../http/access.decorator.ts';
import { Returns } from '../../http/returns.decorator.ts';
import { OwnResponseService } from './own-response.service.ts';

/** For whoever holds a receipt. Its code is a secret: it comes in a body, never in an address that a log would keep. */
@Controller('territories/:territory/own-response')
export class OwnResponseController {
  constructor(
    private readonly responses: OwnResponseService,
    private readonly attempts: Attempts,
  ) {}

  /** One's own answers in words: 404 alike for a code that never was and for one whose response is erased. */
  @Post()
  @Header('cache-control', 'no-store')
  @Access('receipt.use')
  @Returns(OwnResponse)
  read(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: UseReceipt }) { code }: UseReceipt,
    @Req() { ip }: FastifyRequest,
  ): Promise<OwnResponse> {
    return this.attempts.guess(ip, 'receipt', GUESSES, () => this.responses.read(territory, code));
  }

  /** Erases one's own answers, and takes them off every count. */
  @Post('erasure')
  @Header('cache-control', 'no-store')
  @Access('receipt.use')
  @Returns(Done)
  async erase(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: UseReceipt }) { code }: UseReceipt,
    @Req() { ip }: FastifyRequest,
  ): Promise<Done> {
    await this.attempts.guess(ip, 'receipt', GUESSES, () => this.responses.erase(territory, code));
    return { done: true };
  }
}
