import type { Command, CommanderError } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Utilisation :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Verbes :',
};

/** Makes a command, and the verbs added to it later, speak French. */
export const inFrench = (command: Command): Command =>
  command
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, showGlobalOptions: false })
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .showSuggestionAfterError(false);

const SENTENCES: Readonly<Record<string, (subject: string) => string>> = {
  'commander.missingArgument': (subject) => `Il manque l’argument « ${subject} ».`,
  'commander.missingMandatoryOptionValue': (subject) => `Il manque l’option « ${subject} ».`,
  'commander.optionMissingArgument': (subject) => `L’option « ${subject} » attend une valeur.`,
  'commander.unknownOption': (subject) => `L’option « ${subject} » n’existe pas.`,
  'commander.unknownCommand': (subject) => `Le verbe « ${subject} » n’existe pas.`,
  'commander.excessArguments': (subject) => `Il y a trop d’arguments pour « ${subject} ».`,
};

/** What was wrong with the command line, in one sentence. */
export function explainMisuse({ code, message }: CommanderError): string {
  const subject = /'([^']+)'/.exec(message)?.[1] ?? '';
  return SENTENCES[code]?.(subject) ?? message;
}
