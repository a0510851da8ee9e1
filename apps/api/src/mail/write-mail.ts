import type { Language } from '@belvedere/contracts/text';
import { frenchTypography } from '../french-typography.ts';
import type { Block, Content } from './templates/template.ts';

/** A mail as it leaves. */
export interface WrittenMail {
  subject: string;
  text: string;
  html: string;
  /** Addresses of the one-click unsubscription: for programs (POST), and for people. */
  unsubscribe: { post: string; page: string } | null;
}

const FOOTER = {
  fr: { from: 'Ce message vient de l’observatoire partagé', stop: 'Ne plus recevoir ces messages' },
  en: { from: 'This message comes from the shared observatory', stop: 'Stop receiving these messages' },
};
/** Where the pages of a language are: their address alone says which it is. */
const PAGES = { fr: '', en: '/en' };
/** Before a colon, French has a space that does not break. */
const COLON = { fr: '\u00a0:', en: ':' };

/**
 * Writes the text and the HTML of a mail from the same content, so that they say the same.
 * @param origin where people reach the observatory, without a final slash
 */
export function writeMail(content: Content, language: Language, origin: string): WrittenMail {
  const typeset = language === 'fr' ? frenchTypography : (text: string) => text;
  const subject = typeset(content.subject);
  const body = content.body.map((block) => typesetBlock(block, typeset));
  const pages = origin + PAGES[language];
  const unsubscribe = content.unsubscribe
    ? { post: origin + content.unsubscribe.post, page: pages + content.unsubscribe.page }
    : null;
  const { from, stop } = FOOTER[language];
  const colon = COLON[language];
  const text = [
    ...body.map((block) => blockText(block, pages, colon)),
    [
      '-- ',
      `${from}${colon} ${pages}/`,
      ...(unsubscribe ? [`${stop}${colon} ${unsubscribe.page}`] : []),
    ].join('\n'),
  ].join('\n\n');
  const footer = [link(`${pages}/`, from), ...(unsubscribe ? [link(unsubscribe.page, stop)] : [])];
  const html = `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="margin:0 auto;padding:1.5em;max-width:36em;font:1rem/1.6 sans-serif;color:#1d2433;background:#fff">
${body.map((block) => blockHtml(block, pages)).join('\n')}
<hr style="border:0;border-top:1px solid #c9cfda;margin:2em 0 1em">
<p style="font-size:.875rem">${footer.join('<br>\n')}</p>
</body>
</html>
`;
  return { subject, text: `${text}\n`, html, unsubscribe };
}

type Typeset = (text: string) => string;

const typesetBlock = (block: Block, typeset: Typeset): Block =>
  block.kind === 'list'
    ? {
        ...block,
        items: block.items.map(({ path, text, note }) => ({
          path,
          text: typeset(text),
          ...(note && { note: typeset(note) }),
        })),
      }
    : { ...block, text: typeset(block.text) };

function blockText(block: Block, pages: string, colon: string): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'heading':
      return `${block.text}\n${'-'.repeat(block.text.length)}`;
    case 'action':
      return `${block.text}${colon}\n${pages}${block.path}`;
    case 'quote':
      return block.text.replaceAll(/^/gm, '> ');
    case 'list':
      return block.items
        .map(({ text, path, note }) => `* ${text}${note ? ` (${note})` : ''}\n  ${pages}${path}`)
        .join('\n');
  }
}

const BUTTON =
  'display:inline-block;padding:.75em 1.25em;border-radius:.5em;background:#1f3f8a;color:#fff;font-weight:bold;text-decoration:none';

function blockHtml(block: Block, pages: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${lines(block.text)}</p>`;
    case 'heading':
      return `<h2 style="font-size:1.125rem;margin:1.5em 0 .5em">${escape(block.text)}</h2>`;
    case 'action':
      return `<p>${link(pages + block.path, block.text, BUTTON)}</p>`;
    case 'quote':
      return `<blockquote style="margin:1em 0;padding-left:1em;border-left:3px solid #c9cfda">${lines(block.text)}</blockquote>`;
    case 'list':
      return `<ul>\n${block.items
        .map(
          ({ text, path, note }) => `<li>${link(pages + path, text)}${note ? ` (${escape(note)})` : ''}</li>`,
        )
        .join('\n')}\n</ul>`;
  }
}

const link = (address: string, text: string, style = 'color:#1f3f8a') =>
  `<a href="${escape(address)}" style="${style}">${escape(text)}</a>`;

const lines = (text: string) => escape(text).replaceAll('\n', '<br>\n');

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
