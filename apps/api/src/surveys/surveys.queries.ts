import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SurveyVersion } from '@belvedere/contracts/campaigns';
import { Sql } from '../database/sql.ts';

const PublishedRow = SurveyVersion.extend({ id: z.number() });

const PUBLISHED = `
  SELECT v.id, s.slug, v.version, v.definition
    FROM survey_version v
    JOIN survey s ON s.id = v.survey_id`;

@Injectable()
export class SurveysQueries {
  constructor(private readonly sql: Sql) {}

  published(slug: string, version: number) {
    return this.sql.row(PublishedRow, `${PUBLISHED} WHERE s.slug = $1 AND v.version = $2`, [slug, version]);
  }

  publishedById(id: number) {
    return this.sql.row(PublishedRow, `${PUBLISHED} WHERE v.id = $1`, [id]);
  }
}
