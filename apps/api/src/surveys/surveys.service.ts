import { Injectable } from '@nestjs/common';
import type { SurveyVersion } from '@belvedere/contracts/campaigns';
import { type CompiledSurvey, compileSurvey } from '@belvedere/domain/survey';
import { SurveyVersionNotFound } from './surveys.errors.ts';
import { SurveysQueries } from './surveys.queries.ts';

@Injectable()
export class SurveysService {
  /** A published version never changes, so what is compiled once holds until the process ends. */
  private readonly compiled = new Map<number, Promise<CompiledSurvey>>();

  constructor(private readonly queries: SurveysQueries) {}

  /** @throws SurveyVersionNotFound */
  async published(slug: string, version: number): Promise<SurveyVersion> {
    const found = await this.queries.published(slug, version);
    if (!found) throw new SurveyVersionNotFound();
    return found;
  }

  /** The reader of a published version, by the number of the version's row. @throws SurveyVersionNotFound */
  reader(surveyVersionId: number): Promise<CompiledSurvey> {
    const known = this.compiled.get(surveyVersionId);
    if (known) return known;
    const compiling = this.compile(surveyVersionId);
    this.compiled.set(surveyVersionId, compiling);
    compiling.catch(() => this.compiled.delete(surveyVersionId));
    return compiling;
  }

  private async compile(surveyVersionId: number): Promise<CompiledSurvey> {
    const found = await this.queries.publishedById(surveyVersionId);
    if (!found) throw new SurveyVersionNotFound();
    return compileSurvey(found.definition);
  }
}
