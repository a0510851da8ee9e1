import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type Content,
  CONTENT_OF,
  diffOf,
  type FieldDiff,
  saysWhy,
  type Values,
} from '@belvedere/domain/moderation';
import { ContentsService, type Written } from '../../contents/contents.service.ts';
import type { ProposalRow } from '../proposals.queries.ts';

/** A proposal beside what it is about, as it is at this moment. */
export interface Compared {
  content: Content;
  /** Null for what is new, and for what was removed. */
  target: Written | null;
  diff: FieldDiff[];
  /** Another one as soon as any field of the diff is. */
  version: string;
}

@Injectable()
export class TargetService {
  constructor(private readonly content: ContentsService) {}

  /** With the manager of a transaction, the target stays as it is until its end. */
  async compare(proposal: ProposalRow, manager?: EntityManager): Promise<Compared> {
    const { territoryId, kind, actorId, actionId, observationId, base, proposed } = proposal;
    const content = contentOf(proposal);
    const id = actorId ?? actionId ?? observationId;
    const target =
      id === null
        ? null
        : await this.content.current(content, territoryId, id, manager ? { manager, hold: true } : {});
    const diff = saysWhy(kind) ? [] : diffOf(base, target?.values ?? {}, proposed);
    return { content, target, diff, version: versionOf(diff.map(({ field, now }) => [field, now])) };
  }
}

function contentOf({ kind, actionId, observationId }: ProposalRow): Content {
  if (kind !== 'report') return CONTENT_OF[kind];
  if (observationId !== null) return 'observation';
  return actionId === null ? 'actor' : 'action';
}

/** Where people read it: an action stands on the page of the actor that holds it first. */
export function publishedAt(territory: string, content: Content, slug: string, values: Values): string {
  if (content === 'observation') return `/t/${territory}/observations#${slug}`;
  const actor = content === 'actor' ? slug : (values['holders'] as string[] | undefined)?.[0];
  return actor ? `/t/${territory}/acteurs/${actor}` : `/t/${territory}/acteurs`;
}

const versionOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
