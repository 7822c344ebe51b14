import { en } from './en';
import { languageOf, languageTag, LocalTexts, type Plural } from './local-texts';
import type { pages } from './pages/en';
import type { secure } from './secure/en';

export { parseDate, type Parameters, type Plural } from './local-texts';

export type Texts = Readonly<Record<string, string | Plural>>;
/** A catalogue in one language has the same keys as the English one. */
export type Like<T extends Texts> = { readonly [K in keyof T]: T[K] extends string ? string : Plural };
export type Catalogue = Like<typeof en>;
export type MessageKey = keyof typeof en | keyof typeof secure | keyof typeof pages;
/** The texts of parts that are fetched when they are first shown, by language; English is always among them. */
export type Supplement = Readonly<Record<string, () => Promise<Texts>>>;

/** The languages beside English. A page loads the one that it needs. */
export const languages: Readonly<Record<string, () => Promise<Catalogue>>> = {
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
};

/** What English has here, and what every other language has where its own texts could not be loaded. */
const english: Texts = { ...en };
const catalogues = new Map<string, Texts>([['en', english]]);

/** The languages that texts were loaded for. */
const loaded = new Set<string>();
const supplements = new Set<Supplement>();

/** Loads the texts of a locale's language, if there are any that are not here yet; where that fails, they are English until the page is loaded again. */
export async function loadTexts(locale: string): Promise<void> {
  const language = languageOf(languageTag(locale));
  if (!catalogues.has(language)) {
    catalogues.set(language, (await languages[language]?.().then((texts): Texts => ({ ...texts }), () => english)) ?? english);
  }
  if (!loaded.has(language)) {
    loaded.add(language);
    await Promise.all([...supplements].map((supplement) => add(language, supplement)));
  }
}

/** Adds the texts of a supplement in every language that texts were loaded for, and in those that will be. */
export async function supply(supplement: Supplement): Promise<void> {
  supplements.add(supplement);
  await Promise.all([...loaded].map((language) => add(language, supplement)));
}

async function add(language: string, supplement: Supplement): Promise<void> {
  const texts = catalogues.get(language) ?? english;
  Object.assign(texts, await (supplement[texts === english ? 'en' : language] ?? supplement['en'])?.());
}

/** The texts of the staff's elements in one language; a language whose texts are not loaded gets English ones with its own dates. */
export class Translator extends LocalTexts<MessageKey> {
  /** @param locale as Java ("en_GB") or the web ("en-GB") writes it */
  constructor(readonly locale: string) {
    const tag = languageTag(locale);
    const catalogue = catalogueOf(tag);
    super(locale, catalogue, catalogue === english ? 'en' : languageOf(tag));
  }
}

function catalogueOf(tag: string): Texts {
  return catalogues.get(languageOf(tag)) ?? english;
}
