import type { Command } from 'commander';
import { z } from 'zod';
import type { LegalBasis } from '@belvedere/contracts/campaigns';
import { AuditQueries } from '../audit/audit.queries.ts';
import { AuditService, OPERATOR } from '../audit/audit.service.ts';
import { type NoticeChange, NoticeQueries } from '../campaigns/notice/notice.queries.ts';
import { NoticeService } from '../campaigns/notice/notice.service.ts';
import { Sql } from '../database/sql.ts';
import { TerritoriesQueries } from '../territories/territories.queries.ts';
import { TerritoriesService } from '../territories/territories.service.ts';
import { Misuse, type Terminal, withDatabase } from './terminal.ts';

const BASES: Readonly<Record<string, LegalBasis>> = {
  'mission-publique': 'public-interest',
  'interet-legitime': 'legitimate-interest',
  consentement: 'consent',
};
const UNSAID = 'pas encore dit';

interface Options {
  controller?: string;
  legalBasis?: string;
  contact?: string;
  leastAge?: string;
}

function changeFrom({ controller, legalBasis, contact, leastAge }: Options): NoticeChange {
  const basis = legalBasis === undefined ? undefined : BASES[legalBasis];
  if (legalBasis !== undefined && !basis)
    throw new Misuse(`« ${legalBasis} » n’est pas une base légale : ${Object.keys(BASES).join(', ')}.`);
  const age =
    leastAge === undefined ? undefined : z.coerce.number().int().min(15).max(99).safeParse(leastAge);
  if (age?.success === false) throw new Misuse('L’âge minimal est un nombre entier, de 15 à 99.');
  for (const text of [controller, contact])
    if (text?.trim() === '') throw new Misuse('Le responsable et l’adresse ne peuvent pas être vides.');
  return {
    ...(controller !== undefined && { controller: controller.trim() }),
    ...(basis && { legalBasis: basis }),
    ...(contact !== undefined && { contact: contact.trim() }),
    ...(age && { leastAge: age.data }),
  };
}

export function addNotice(program: Command, terminal: Terminal): void {
  program
    .command('notice')
    .description('dit, ou change, ce que lisent les personnes avant la première question d’une enquête')
    .argument('<territoire>', 'le territoire')
    .argument('<enquête>', 'son nom dans l’adresse de la page')
    .option('--controller <nom>', 'qui est responsable des réponses')
    .option('--legal-basis <base>', `la base légale : ${Object.keys(BASES).join(', ')}`)
    .option('--contact <adresse>', 'à qui écrire au sujet de ses droits')
    .option('--least-age <âge>', 'l’âge à partir duquel on peut répondre, de 15 à 99')
    .action(async (territory: string, campaign: string, options: Options) => {
      const change = changeFrom(options);
      await withDatabase(terminal, async ({ source }) => {
        const sql = new Sql(source);
        const notice = await new NoticeService(
          new NoticeQueries(sql),
          new TerritoriesService(new TerritoriesQueries(sql)),
          new AuditService(new AuditQueries(sql)),
          sql,
        ).change(territory, campaign, change, OPERATOR);
        const basis = Object.keys(BASES).find((word) => BASES[word] === notice.legalBasis);
        for (const [what, told] of [
          ['notice numéro', String(notice.version)],
          ['responsable', notice.controller],
          ['base légale', basis ?? UNSAID],
          ['à qui écrire', notice.contact ?? UNSAID],
          ['âge minimal', String(notice.leastAge)],
          ['seuil', String(notice.threshold)],
          ['mois gardés', notice.months === null ? UNSAID : String(notice.months)],
        ])
          terminal.say(`${String(what)}\t${String(told)}`);
      });
    });
}
