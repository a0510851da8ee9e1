import type { DataSection, MyData, Value } from '@belvedere/contracts/my-data';
import type { Language, LocalizedText } from '@belvedere/contracts/text';

const WORDS = {
  fr: {
    title: 'Mes données dans l’observatoire',
    made: 'Document établi le',
    none: 'Rien.',
    yes: 'oui',
    no: 'non',
  },
  en: { title: 'My data in the observatory', made: 'Made on', none: 'Nothing.', yes: 'yes', no: 'no' },
};

/** Everything it needs is in the page: it is read from a disk, years later, without a network. */
const STYLE = `
  :root { color-scheme: light dark }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
  section { margin-top: 2rem }
  dl { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: .25rem 1rem; border-top: 1px solid; padding-top: .75rem }
  dt { font-weight: bold } dd { margin: 0; overflow-wrap: anywhere }
  @media (max-width: 30rem) { dl { display: block } }
  @media print { body { margin: 0 } dl { break-inside: avoid } }`;

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is held about a person as an HTML page that stands alone. */
export function readable({ madeAt, sections }: MyData, language: Language): string {
  const words = WORDS[language];
  const say = (value: Value, called: Record<string, LocalizedText> = {}): string => {
    if (value === null || value === '') return '—';
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'string' && MOMENT.test(value)) return moment(value, language);
    if (typeof value === 'string' && DAY.test(value)) return day(value, language);
    return escaped(called[value]?.[language] ?? String(value));
  };
  const entry = ({ fields, words: called = {} }: DataSection, row: DataSection['rows'][number]) =>
    Object.entries(fields)
      .map(
        ([key, label]) =>
          `<dt>${escaped(label[language])}</dt><dd>${say(row[key] ?? null, called[key])}</dd>`,
      )
      .join('');
  const section = (one: DataSection) =>
    `<section><h2>${escaped(one.title[language])}</h2>${
      one.rows.map((row) => `<dl>${entry(one, row)}</dl>`).join('\n') || `<p>${words.none}</p>`
    }</section>`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title}</h1><p>${words.made} ${moment(madeAt, language)}</p>
${sections.map(section).join('\n')}
</main></body>
</html>
`;
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' };

const moment = (iso: string, language: Language) =>
  new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(iso));

const day = (iso: string, language: Language) =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
