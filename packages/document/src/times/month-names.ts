/** Names of months and days of the week: English, German, Spanish, French, Portuguese; lower case. */

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'enero', 'ene', 'janvier', 'janv', 'janeiro'],
  ['february', 'feb', 'februar', 'febrero', 'février', 'fevrier', 'févr', 'fév', 'fevereiro', 'fev'],
  ['march', 'mar', 'märz', 'maerz', 'mär', 'mrz', 'marzo', 'mars', 'março', 'marco'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'avr'],
  ['may', 'mai', 'mayo', 'maio'],
  ['june', 'jun', 'juni', 'junio', 'juin', 'junho'],
  ['july', 'jul', 'juli', 'julio', 'juillet', 'juil', 'julho'],
  ['august', 'aug', 'agosto', 'ago', 'août', 'aout'],
  ['september', 'sep', 'sept', 'septiembre', 'setiembre', 'septembre', 'setembro', 'set'],
  ['october', 'oct', 'oktober', 'okt', 'octubre', 'octobre', 'outubro', 'out'],
  ['november', 'nov', 'noviembre', 'novembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'diciembre', 'dic', 'décembre', 'decembre', 'déc', 'dezembro'],
];

const WEEKDAYS: readonly (readonly string[])[] = [
  ['sunday', 'sun', 'sonntag', 'so', 'domingo', 'dom', 'dimanche', 'dim'],
  ['monday', 'mon', 'montag', 'mo', 'lunes', 'lun', 'lundi', 'segunda', 'seg'],
  ['tuesday', 'tue', 'tues', 'dienstag', 'di', 'martes', 'mardi', 'terça', 'ter'],
  ['wednesday', 'wed', 'mittwoch', 'mi', 'miércoles', 'mié', 'mercredi', 'mer', 'quarta', 'qua'],
  ['thursday', 'thu', 'thur', 'thurs', 'donnerstag', 'do', 'jueves', 'jue', 'jeudi', 'jeu', 'quinta', 'qui'],
  ['friday', 'fri', 'freitag', 'fr', 'viernes', 'vie', 'vendredi', 'ven', 'sexta', 'sex'],
  ['saturday', 'sat', 'samstag', 'sa', 'sonnabend', 'sábado', 'sáb', 'samedi', 'sam'],
];

/** Words that are months only between a day and a year joined by `de` ("3 de out de 2020"), never alone. */
const WEAK = new Set(['set', 'out', 'ago', 'marco']);
/** English words too common to be a month in lower case ("may 5 replicas", "mar 3"). */
const NEEDS_CAPITAL = new Set(['may', 'mar', 'march', 'mars', 'dec', 'sep', 'mai']);

const monthOf = new Map<string, number>();
for (const [index, names] of MONTHS.entries()) for (const name of names) monthOf.set(name, index + 1);
const weekdayOfName = new Map<string, number>();
for (const [index, names] of WEEKDAYS.entries()) for (const name of names) weekdayOfName.set(name, index);

/** Month number (1 to 12) of a word, 0 when it is none. `joined`: a `de` stands beside it. */
export function monthNumber(word: string, joined = false): number {
  if (word.length < 3 || word.length > 10) return 0;
  const lower = word.toLowerCase();
  const month = monthOf.get(lower);
  if (month === undefined) return 0;
  if (joined) return month;
  if (WEAK.has(lower)) return 0;
  return NEEDS_CAPITAL.has(lower) && word === lower ? 0 : month;
}

const EAST_ASIAN_WEEKDAYS = ['日일', '月월一', '火화二', '水수三', '木목四', '金금五', '土토六'];

/** Day of the week (0 Sunday to 6 Saturday) of a word, -1 when it is none. */
export function weekdayNumber(word: string): number {
  if (word.length === 1) return EAST_ASIAN_WEEKDAYS.findIndex((names) => names.includes(word));
  if (word.length < 2 || word.length > 10) return -1;
  const lower = word.toLowerCase();
  if (lower.length === 2 && word[0] === lower[0]) return -1;
  return weekdayOfName.get(lower) ?? -1;
}
