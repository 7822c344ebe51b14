import type { Like, Supplement } from '../translator';
import type { secure as english } from './en';

/** The texts of Secure conversations. */
export const secure: Supplement & Record<'es' | 'fr', () => Promise<Like<typeof english>>> = {
  en: async () => (await import('./en')).secure,
  es: async () => (await import('./es')).secure,
  fr: async () => (await import('./fr')).secure,
};
