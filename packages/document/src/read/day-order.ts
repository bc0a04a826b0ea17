/** Whether the document writes numeric days as day/month or month/day, as far as anything in it proves it. */
import type { FullDate } from '../times/civil.ts';
import { daysFromCivil } from '../times/civil.ts';

const NUMERIC = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:20|19)?\d\d)(?![\d/-]|\.\d)/g;
const DAY_FIRST_LANGUAGE =
  /(?<!\p{L})(?:und|der|das|nicht|wurde|wir|für|ist|los|las|una|para|fue|del|les|des|une|est|não|uma|foi|della|perché|\p{L}{0,20}[äöüßñãõçêèà]\p{L}{0,20})(?!\p{L})/giu;
const NEAR_DAYS = 60;

/** Answers on first question only: most documents hold no such date. */
export class DayOrder {
  readonly #text: string;
  readonly #home: FullDate | null;
  #answer: 'day-first' | 'month-first' | null | undefined;

  /** `home` is a day of the document that is known from elsewhere (ISO, with a month name, the file's name). */
  constructor(text: string, home: FullDate | null) {
    this.#text = text;
    this.#home = home;
  }

  get(): 'day-first' | 'month-first' | null {
    if (this.#answer === undefined) this.#answer = this.#decide();
    return this.#answer;
  }

  #decide(): 'day-first' | 'month-first' | null {
    let dayFirst = 0;
    let monthFirst = 0;
    let nearDay = 0;
    let nearMonth = 0;
    let open = false;
    NUMERIC.lastIndex = 0;
    for (let found = NUMERIC.exec(this.#text); found; found = NUMERIC.exec(this.#text)) {
      const [, a, , b, year] = found;
      const first = Number(a);
      const second = Number(b);
      if (first > 12 && first <= 31 && second <= 12) dayFirst++;
      else if (second > 12 && second <= 31 && first <= 12) monthFirst++;
      else if (first !== second) {
        open = true;
        const full = year!.length === 2 ? 2000 + Number(year) : Number(year);
        nearDay += this.#nearness(full, second, first);
        nearMonth += this.#nearness(full, first, second);
      }
    }
    if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'day-first' : 'month-first';
    if (dayFirst > 0) return null;
    if (nearDay !== nearMonth) return nearDay > nearMonth ? 'day-first' : 'month-first';
    if (!open) return null;
    // Month/day order belongs to American English; these languages do not write it.
    const words = this.#text.slice(0, 6000).match(DAY_FIRST_LANGUAGE);
    return words && words.length >= 4 ? 'day-first' : null;
  }

  /** 3 for the known day itself, 1 for a day within two months of it. */
  #nearness(year: number, month: number, day: number): number {
    const home = this.#home;
    if (!home || month > 12 || day > 31 || month < 1 || day < 1) return 0;
    const distance = daysFromCivil(year, month, day) - daysFromCivil(home.year, home.month, home.day);
    return distance === 0 ? 3 : Math.abs(distance) <= NEAR_DAYS ? 1 : 0;
  }
}
