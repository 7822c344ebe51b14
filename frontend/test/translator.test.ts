import { beforeAll, describe, expect, it, vi } from 'vitest';
import { languages, loadTexts, parseDate, supply, type Supplement, Translator } from '../src/i18n/translator';
import { en } from '../src/i18n/en';
import { pages } from '../src/i18n/pages';
import { secure } from '../src/i18n/secure';

const placeholders = (entry: string | { one: string; other: string }): string[] => {
  const text = typeof entry === 'string' ? entry : entry.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
};

const catalogues: Readonly<Record<string, Supplement>> = { first: { en: () => Promise.resolve(en), ...languages }, secure, pages };

describe('catalogues', () => {
  for (const [name, catalogue] of Object.entries(catalogues)) {
    for (const [language, load] of Object.entries(catalogue)) {
      it(`${name} ${language} has every text, none empty, with the same placeholders`, async () => {
        const english = await catalogue['en']?.();
        const texts = await load();
        expect(Object.keys(texts).sort()).toEqual(Object.keys(english ?? {}).sort());
        for (const [key, entry] of Object.entries(texts)) {
          expect(placeholders(entry), key).toEqual(placeholders(english?.[key] ?? ''));
          expect(typeof entry === 'string' ? entry : entry.one && entry.other, key).not.toBe('');
        }
      });
    }
  }

  it('have no text of the same name, so that none replaces another', async () => {
    const keys = (await Promise.all(Object.values(catalogues).map(async (catalogue) => (await catalogue['en']?.()) ?? {}))).flatMap((texts) => Object.keys(texts));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});

describe('Translator', () => {
  beforeAll(async () => {
    await Promise.all(['fr_CH', 'es', 'ar'].map(loadTexts));
  });

  it('chooses the form that a count needs', () => {
    expect(new Translator('en').text('unread', { count: 1 })).toBe('1 unread message');
    expect(new Translator('en').text('unread', { count: 0 })).toBe('0 unread messages');
    expect(new Translator('fr').text('unread', { count: 0 })).toBe('0 message non lu');
    expect(new Translator('es').text('unread', { count: 1_000_000 })).toMatch(/mensajes/);
  });

  it('reads locales as Java and as the web write them, and survives nonsense', () => {
    expect(new Translator('fr_CH').text('send')).toBe('Envoyer');
    expect(new Translator('es-MX').text('send')).toBe('Enviar');
    expect(new Translator('ar').text('send')).toBe('Send');
    expect(new Translator('???').text('send')).toBe('Send');
  });

  it('gets the texts of a supplement in its own language, and English ones where there are none', async () => {
    await supply(secure);
    expect(new Translator('fr_CH').text('secure.subject')).toBe('Objet');
    expect(new Translator('ar').text('secure.subject')).toBe('Subject');
    expect(new Translator('fr_CH').text('send')).toBe('Envoyer');
  });

  it('gets the texts of a supplement in a language that is asked for later', async () => {
    vi.resetModules();
    const fresh = await import('../src/i18n/translator');
    await fresh.supply(pages);
    await fresh.loadTexts('es');
    expect(new fresh.Translator('es').text('link.edit')).toBe('Editar');
  });

  it('puts parameters in as they are', () => {
    expect(new Translator('en').text('announce', { text: '$& <b>{x}</b>' })).toBe('New message from the patient: $& <b>{x}</b>');
  });

  it('reads the dates that OpenMRS writes', () => {
    expect(parseDate('2026-11-23T07:31:22.000+0000').toISOString()).toBe('2026-11-23T07:31:22.000Z');
    expect(parseDate('2026-11-23T07:31:22.000-0330').toISOString()).toBe('2026-11-23T11:01:22.000Z');
    expect(parseDate('2026-11-23T07:31:22Z').toISOString()).toBe('2026-11-23T07:31:22.000Z');
    expect(parseDate(Date.UTC(2026, 10, 23, 7)).toISOString()).toBe('2026-11-23T07:00:00.000Z');
  });

  it('names today and yesterday, other days of the year, and the year of older ones', () => {
    const now = new Date(2026, 10, 23, 9);
    const translator = new Translator('en-GB');
    expect(translator.dayLine(new Date(2026, 10, 23, 1).toISOString(), now)).toBe('Today');
    expect(translator.dayLine(new Date(2026, 10, 22, 23).toISOString(), now)).toBe('Yesterday');
    expect(translator.dayLine(new Date(2026, 10, 2).toISOString(), now)).toMatch(/Monday.* 2 November/);
    expect(translator.dayLine(new Date(2025, 10, 2).toISOString(), now)).toMatch(/2 Nov 2025/);
  });
});
