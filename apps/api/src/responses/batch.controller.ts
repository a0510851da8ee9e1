import { Body, Controller, Param, Post } from '@nestjs/common';
import { BatchReceipt, SubmitBatch } from '@belvedere/contracts/responses';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { BatchService } from './batch.service.ts';

@Controller('territories/:territory/responses')
export class BatchController {
  constructor(private readonly batches: BatchService) {}

  /**
   * Responses that waited on a device, of any campaigns of the territory: 200 with one outcome for each, in their order.
   * Sent again, wholly or in part, none is stored twice.
   */
  @Post('batch')
  @Access('response.submit')
  @Returns(BatchReceipt)
  submit(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: SubmitBatch }) { responses }: SubmitBatch,
  ): Promise<BatchReceipt> {
    return this.batches.accept(territory, responses, 'self');
  }
}
