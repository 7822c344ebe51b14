/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import type { Plural } from '../../src/i18n/local-texts';
import { en } from '../src/i18n/en';
import { languages } from '../src/i18n/languages';
import { chooseLocale, loadTexts } from '../src/i18n/texts';

const placeholders = (entry: string | Plural): string[] => [...(typeof entry === 'string' ? entry : entry.other).matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues of the patient\'s app', () => {
  for (const [language, load] of Object.entries(languages)) {
    it(`${language} has every text, none empty, with the same placeholders`, async () => {
      const texts = await load();
      expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
      for (const [key, entry] of Object.entries(texts)) {
        expect(placeholders(entry), key).toEqual(placeholders(en[key as keyof typeof en]));
        expect(typeof entry === 'string' ? entry : entry.one && entry.other, key).not.toBe('');
      }
    });
  }

  it('have no text that nothing shows', () => {
    const sources = import.meta.glob<string>(['../src/**/*.ts', '!../src/i18n/{en,es,fr}.ts'], { query: '?raw', import: 'default', eager: true });
    const code = Object.values(sources).join('\n');
    expect(code).toContain("'messages.none'");
    const made = [/^birthdate\.(day|month|year)$/, /^code\.(sms|email)$/, /^ended\./, /^join\.(sms|email)$/];
    const unused = Object.keys(en).filter((key) => !code.includes(`'${key}'`) && !made.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});

describe('Texts', () => {
  it('says waiting times roundly', async () => {
    const texts = await loadTexts('en-GB');
    expect([3, 42, 60, 61, 600].map((seconds) => texts.waitingTime(seconds))).toEqual(['10 seconds', '50 seconds', '1 minute', '2 minutes', '10 minutes']);
  });

  it('turns the page for languages that are read from right to left, with English texts where there are no others', async () => {
    expect(await loadTexts('ar')).toMatchObject({ direction: 'rtl', language: 'en' });
    expect(await loadTexts('fr_CH')).toMatchObject({ direction: 'ltr', language: 'fr' });
  });
});

describe('chooseLocale', () => {
  it('takes the person\'s, then the browser\'s first known one, then the practice\'s', () => {
    expect(chooseLocale('fr', ['es'], 'en')).toBe('fr');
    expect(chooseLocale(null, ['xx', 'es-MX', 'fr'], 'en')).toBe('es-MX');
    expect(chooseLocale(undefined, ['ar-LB'], 'en')).toBe('ar-LB');
    expect(chooseLocale('', ['xx'], 'fr')).toBe('fr');
    expect(chooseLocale(null, [], null)).toBe('en');
  });
});
