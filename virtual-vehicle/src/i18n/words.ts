import { valueWord, type Signal, type Value } from '../model/catalogue';
import { momentOf } from '../model/json';
import { same, unitsOf, type Units } from './units';
import type { Key as FirstKey } from './en';
import type { RestKey } from './restEn';

export type Language = 'en' | 'de';

const UNKNOWN = '–';
const LONGEST = 60;

export type Key = FirstKey | RestKey;
export type Table = Readonly<Record<FirstKey, string>>;

const LANGUAGES: readonly Language[] = ['en', 'de'];

/** The first language of the browser that the page speaks; English otherwise. */
export function chosenLanguage(preferred: readonly string[]): Language {
  const known = preferred
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => LANGUAGES.includes(tag as Language));
  return (known as Language | undefined) ?? 'en';
}

/** The browser's own variant of a language (`en-GB`), so that times are written as the person is used to. */
export function chosenLocale(preferred: readonly string[], language: Language): string {
  return preferred.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
}

/** The words of the first of those languages that the page speaks; only what is spoken is fetched. */
export async function wordsFor(preferred: readonly string[]): Promise<Words> {
  const language = chosenLanguage(preferred);
  const table = language === 'de' ? (await import('./de')).de : (await import('./en')).en;
  return new Words(language, table, chosenLocale(preferred, language));
}

/** The words of one language: the page's own from its table, the signals' from the catalogue. */
export class Words {
  readonly #number: Intl.NumberFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #minute: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #units: Units;
  #rest: Partial<Readonly<Record<Key, string>>> = {};

  /** @param locale how numbers and times are written, such as `en-GB` */
  constructor(
    readonly language: Language,
    private readonly table: Table,
    locale: string = language,
  ) {
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
    this.#minute = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    this.#day = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
    });
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
    this.#units = unitsOf(locale);
  }

  /** Fetches the words of what is shown last. */
  async fetchRest(): Promise<void> {
    this.#rest =
      this.language === 'de' ? (await import('./restDe')).restDe : (await import('./restEn')).restEn;
  }

  t(key: Key, values: Readonly<Record<string, string>> = {}): string {
    const text = key in this.table ? this.table[key as FirstKey] : (this.#rest[key] ?? key);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  }

  /** A clause that stands alone. */
  sentence(text: string): string {
    return `${this.capitalized(text)}.`;
  }

  lowered(text: string): string {
    return text.charAt(0).toLocaleLowerCase(this.language) + text.slice(1);
  }

  capitalized(text: string): string {
    return text.charAt(0).toLocaleUpperCase(this.language) + text.slice(1);
  }

  /** A string whose key ends in what the wire said; the fallback where the wire says something new. */
  of(prefix: string, word: string | undefined, fallback: string): string {
    const key = `${prefix}.${word}`;
    return key in this.table || key in this.#rest ? this.t(key as Key) : fallback;
  }

  title(signal: Pick<Signal, 'text'> | undefined, key: string): string {
    return this.#localized(signal?.text)?.title ?? key;
  }

  /** A value as a state: "closed", "21.5 °C". */
  state(signal: Signal | undefined, value: Value): string {
    if (typeof value === 'number') return this.quantity(value, signal?.range?.unit ?? '');
    return this.#localized(valueWord(signal, value)?.text)?.state ?? shortened(value);
  }

  /** A value as something to do: "Close", "21.5 °C". */
  command(signal: Signal | undefined, value: Value): string {
    if (typeof value === 'number') return this.state(signal, value);
    const spoken = this.#localized(valueWord(signal, value)?.text)?.spoken?.[0] ?? shortened(value);
    return this.of('command', value, this.capitalized(spoken));
  }

  /** A number in the unit that the person is used to. */
  quantity(value: number, unit: string): string {
    const { shown, of, digits } = this.#units[unit] ?? { shown: unit, of: same, digits: 1 };
    const rounded = Number(of(value).toFixed(digits));
    return `${this.number(Object.is(rounded, -0) ? 0 : rounded)}\u00a0${shown}`.trim();
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  /** To the second; of another day, to the minute. */
  time(at: number, now: number): string {
    if (momentOf(at) === undefined) return UNKNOWN;
    return (isNear(at, now) ? this.#time : this.#day).format(at);
  }

  /** To the minute. */
  minute(at: number, now: number): string {
    if (momentOf(at) === undefined) return UNKNOWN;
    return (isNear(at, now) ? this.#minute : this.#day).format(at);
  }

  /** "now", "5 min ago", "vor 5 Min.": whole minutes, hours, days. */
  age(milliseconds: number): string {
    if (momentOf(milliseconds) === undefined) return UNKNOWN;
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    if (seconds < 60) return this.t('age.now');
    if (seconds < 3600) return this.#ago(Math.floor(seconds / 60), 'minute');
    if (seconds < 86_400) return this.#ago(Math.floor(seconds / 3600), 'hour');
    return this.#ago(Math.floor(seconds / 86_400), 'day');
  }

  /** What the catalogue says in this language, or in English if it does not speak it. */
  #localized<T>(text: Readonly<Record<string, T>> | undefined): T | undefined {
    return text?.[this.language] ?? text?.['en'];
  }

  /** English writes the short unit without a full stop here: "5 min ago". */
  #ago(count: number, unit: Intl.RelativeTimeFormatUnit): string {
    const text = this.#relative.format(-count, unit);
    return this.language === 'en' ? text.replace('.', '') : text;
  }
}

/** A car can report any text; of a long one the beginning says enough. */
function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Within half a day a time needs no date. */
function isNear(at: number, now: number): boolean {
  return Math.abs(now - at) < 12 * 3600 * 1000;
}
