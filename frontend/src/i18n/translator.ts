import { en } from './en';
import { es } from './es';
import { fr } from './fr';

/** A text whose form depends on a count. */
export interface Plural {
  one: string;
  other: string;
}

export type MessageKey = keyof typeof en;
export type Catalogue = { readonly [K in MessageKey]: (typeof en)[K] extends string ? string : Plural };
export type Parameters = Readonly<Record<string, string | number>>;

export const catalogues: Readonly<Record<string, Catalogue>> = { en, fr, es };

/** Texts, dates and counts in one language; a language without a catalogue gets English texts with its own dates. */
export class Translator {
  private readonly catalogue: Catalogue;
  private readonly plural: Intl.PluralRules;
  private readonly time: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly dayOfYear: Intl.DateTimeFormat;
  private readonly full: Intl.DateTimeFormat;
  private readonly relative: Intl.RelativeTimeFormat;
  private readonly number: Intl.NumberFormat;

  /** @param locale as Java ("en_GB") or the web ("en-GB") writes it */
  constructor(locale: string) {
    const tag = languageTag(locale);
    const language = tag.split('-')[0] ?? 'en';
    const texts = language in catalogues ? language : 'en';
    this.catalogue = catalogues[texts] ?? en;
    this.plural = new Intl.PluralRules(texts);
    this.time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
    this.day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
    this.dayOfYear = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' });
    this.full = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
    this.relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
    this.number = new Intl.NumberFormat(tag);
  }

  text(key: MessageKey, parameters: Parameters = {}): string {
    const entry: string | Plural = this.catalogue[key];
    let template: string;
    if (typeof entry === 'string') {
      template = entry;
    } else {
      template = this.plural.select(Number(parameters['count'])) === 'one' ? entry.one : entry.other;
    }
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name];
      return typeof value === 'number' ? this.number.format(value) : (value ?? whole);
    });
  }

  /** Whether there is a text of that name, for names that come from the server. */
  has(key: string): key is MessageKey {
    return key in this.catalogue;
  }

  clock(date: string): string {
    return this.time.format(parseDate(date));
  }

  dateTime(date: string): string {
    return this.full.format(parseDate(date));
  }

  dayLine(date: string, now = new Date()): string {
    const day = parseDate(date);
    const daysAgo = Math.round((midnight(now) - midnight(day)) / 86_400_000);
    if (daysAgo === 0 || daysAgo === 1) {
      const words = this.relative.format(-daysAgo, 'day');
      return words.charAt(0).toLocaleUpperCase() + words.slice(1);
    }
    return (day.getFullYear() === now.getFullYear() ? this.day : this.dayOfYear).format(day);
  }

  /** The clock for today, the day for anything earlier: as short as a list needs it. */
  brief(date: string, now = new Date()): string {
    const day = parseDate(date);
    return midnight(day) === midnight(now) ? this.time.format(day) : this.dayOfYear.format(day);
  }

  duration(seconds: number): string {
    const [value, unit] =
      seconds < 90
        ? [seconds, 'second']
        : seconds < 5_400
          ? [Math.round(seconds / 60), 'minute']
          : [Math.round(seconds / 3_600), 'hour'];
    return new Intl.NumberFormat(this.number.resolvedOptions().locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
    }).format(value);
  }
}

/** Reads OpenMRS' dates, whose offset ("+0000") not every browser's parser takes. */
export function parseDate(date: string): Date {
  return new Date(date.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function languageTag(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace(/_/g, '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
