import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { PaperRun, PaperRuns, PrintForms, SubmitPaper } from '@belvedere/contracts/paper';
import { BatchReceipt } from '@belvedere/contracts/responses';
import { Slug } from '@belvedere/contracts/text';
import { Access, CurrentPerson } from '../http/access.decorator.ts';
import { authorOf } from '../http/author-of.ts';
import type { Person } from '../http/persons.ts';
import { Returns } from '../http/returns.decorator.ts';
import { PaperService } from './paper.service.ts';

@Controller('territories/:territory')
export class PaperController {
  constructor(private readonly paper: PaperService) {}

  /** Numbers of the forms that were printed for a campaign. */
  @Get('campaigns/:campaign/paper')
  @Header('cache-control', 'no-store')
  @Access('paper.read')
  @Returns(PaperRuns)
  async runs(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
  ): Promise<PaperRuns> {
    return { runs: await this.paper.runs(territory, campaign) };
  }

  /** Numbers for forms that are about to be printed: 201. No two forms of a campaign have the same. */
  @Post('campaigns/:campaign/paper')
  @Access('paper.print')
  @Returns(PaperRun, 201)
  print(
    @Param('territory', { schema: Slug }) territory: string,
    @Param('campaign', { schema: Slug }) campaign: string,
    @Body({ schema: PrintForms }) { count }: PrintForms,
    @CurrentPerson() person: Person,
  ): Promise<PaperRun> {
    return this.paper.print(territory, campaign, count, authorOf(person, territory));
  }

  /**
   * Forms that were typed in, of any campaigns of the territory: 200 with one outcome for each, in their order. A number
   * of which another response was typed, or that was never printed, is to be corrected.
   */
  @Post('responses/paper')
  @HttpCode(200)
  @Access('paper.enter')
  @Returns(BatchReceipt)
  submit(
    @Param('territory', { schema: Slug }) territory: string,
    @Body({ schema: SubmitPaper }) { responses }: SubmitPaper,
    @CurrentPerson() { id }: Person,
  ): Promise<BatchReceipt> {
    return this.paper.accept(territory, responses, id);
  }
}
