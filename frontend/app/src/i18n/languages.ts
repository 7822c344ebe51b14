import type { Catalogue } from './texts';

/** The languages beside English; the app loads the one that it needs. */
export const languages: Readonly<Record<string, () => Promise<Catalogue>>> = {
  es: async () => (await import('./es')).es,
  fr: async () => (await import('./fr')).fr,
};
