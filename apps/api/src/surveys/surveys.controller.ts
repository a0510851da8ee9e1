import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { SurveyVersion } from '@belvedere/contracts/campaigns';
import { Slug } from '@belvedere/contracts/text';
import { Access } from '../http/access.decorator.ts';
import { Returns } from '../http/returns.decorator.ts';
import { SurveysService } from './surveys.service.ts';

const Version = z.coerce.number().int().positive().max(100_000);

@Controller('surveys')
export class SurveysController {
  constructor(private readonly surveys: SurveysService) {}

  /** The definition of a published version, which devices may keep for ever. */
  @Get(':survey/versions/:version')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Access('survey.read')
  @Returns(SurveyVersion)
  read(
    @Param('survey', { schema: Slug }) survey: string,
    @Param('version', { schema: Version }) version: number,
  ): Promise<SurveyVersion> {
    return this.surveys.published(survey, version);
  }
}
