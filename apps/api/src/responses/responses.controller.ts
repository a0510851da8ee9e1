import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Receipt, SubmitResponse } from '@belvedere/contracts/responses';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { ResponsesService } from './responses.service.ts';

@Controller('territories/:territory/campaigns/:campaign/responses')
export class ResponsesController {
  constructor(private readonly responses: ResponsesService) {}

  /**
   * One person's answers: 201 with a receipt, which says so when they wait for somebody to decide; 200 with the same receipt when these very answers are known already;
   * 409 for other answers under the same id, a closed campaign or another survey version; 400 for answers that the
   * survey does not allow.
   */
  @Post()
  @Access('response.submit')
  @Returns(Receipt, 201)
  async submit(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Body({ schema: SubmitResponse }) sent: SubmitResponse,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const { outcome, receipt } = await this.responses.accept(territory, campaign, sent, {
      mode: 'self',
      late: 'refused',
    });
    if (outcome === 'known') reply.status(200);
    return receipt;
  }
}
