import type { Like, Supplement } from '../translator';
import type { pages as english } from './en';

/** The texts of staff pages beside the inbox. */
export const pages: Supplement & Record<'es' | 'fr', () => Promise<Like<typeof english>>> = {
  en: async () => (await import('./en')).pages,
  es: async () => (await import('./es')).pages,
  fr: async () => (await import('./fr')).pages,
};
