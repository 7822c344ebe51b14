import { languageOf, languageTag, LocalTexts, type Plural } from '../../../src/i18n/local-texts';
import { en } from './en';
import { languages } from './languages';

export type TextKey = keyof typeof en;
export type Catalogue = { readonly [K in TextKey]: (typeof en)[K] extends string ? string : Plural };

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The texts of the patient's app in the patient's language. */
export class Texts extends LocalTexts<TextKey> {
  constructor(
    readonly locale: string,
    catalogue: Catalogue = en,
    /** The language that the texts are in: English where there are none in the locale's own. */
    readonly language = 'en',
  ) {
    super(locale, catalogue, language);
  }

  get direction(): 'rtl' | 'ltr' {
    return RIGHT_TO_LEFT.has(languageOf(languageTag(this.locale))) ? 'rtl' : 'ltr';
  }

  /** A waiting time in words, rounded up to tens of seconds or to minutes, so that a screen reader does not count along. */
  waitingTime(seconds: number): string {
    return seconds < 60 ? this.text('seconds', { count: Math.ceil(seconds / 10) * 10 }) : this.text('minutes', { count: Math.ceil(seconds / 60) });
  }
}

/** Loads the texts for a locale; where that fails they are English. */
export async function loadTexts(locale: string): Promise<Texts> {
  const language = languageOf(languageTag(locale));
  try {
    const catalogue = await languages[language]?.();
    return catalogue ? new Texts(locale, catalogue, language) : new Texts(locale);
  } catch {
    return new Texts(locale);
  }
}

/**
 * The person's own locale; before they are known, the first of the browser's languages that there are texts for or that is
 * read from right to left, then the practice's.
 */
export function chooseLocale(person: string | null | undefined, browser: readonly string[], practice: string | null | undefined): string {
  const known = browser.find((locale) => {
    const language = languageOf(languageTag(locale));
    return language === 'en' || language in languages || RIGHT_TO_LEFT.has(language);
  });
  return person || known || practice || 'en';
}
