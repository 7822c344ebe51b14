/** A text whose form depends on a count. */
export interface Plural {
  one: string;
  other: string;
}

export type Parameters = Readonly<Record<string, string | number>>;

/** Texts of one catalogue, dates and counts in one language, for whichever catalogue of texts a page has. */
export class LocalTexts<Key extends string> {
  private readonly tag: string;
  private readonly plural: Intl.PluralRules;
  private readonly time: Intl.DateTimeFormat;
  private readonly day: Intl.DateTimeFormat;
  private readonly dayOfYear: Intl.DateTimeFormat;
  private readonly number: Intl.NumberFormat;

  /**
   * @param locale as Java ("en_GB") or the web ("en-GB") writes it
   * @param catalogue the texts
   * @param language the language that the texts are in, which may be another one than the locale's
   */
  constructor(
    locale: string,
    private readonly catalogue: Readonly<Record<Key, string | Plural>>,
    language: string,
  ) {
    const tag = languageTag(locale);
    this.tag = tag;
    this.plural = new Intl.PluralRules(language);
    this.time = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
    this.day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
    this.dayOfYear = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' });
    this.number = new Intl.NumberFormat(tag);
  }

  text(key: Key, parameters: Parameters = {}): string {
    const entry = this.catalogue[key];
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
  has(key: string): key is Key {
    return key in this.catalogue;
  }

  clock(date: string): string {
    return this.time.format(parseDate(date));
  }

  dateTime(date: string): string {
    return new Intl.DateTimeFormat(this.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(parseDate(date));
  }

  dayLine(date: string, now = new Date()): string {
    const day = parseDate(date);
    const daysAgo = Math.round((midnight(now) - midnight(day)) / 86_400_000);
    if (daysAgo === 0 || daysAgo === 1) {
      const words = new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' }).format(-daysAgo, 'day');
      return words.charAt(0).toLocaleUpperCase() + words.slice(1);
    }
    return (day.getFullYear() === now.getFullYear() ? this.day : this.dayOfYear).format(day);
  }

  figure(value: number): string {
    return this.number.format(value);
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

/** Reads OpenMRS' dates, whose offset ("+0000") not every browser's parser takes; some of its servers write milliseconds. */
export function parseDate(date: string | number): Date {
  return new Date(typeof date === 'number' ? date : date.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

export function languageOf(tag: string): string {
  return tag.split('-')[0] ?? 'en';
}

export function languageTag(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace(/_/g, '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
