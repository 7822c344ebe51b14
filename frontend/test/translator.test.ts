import { describe, expect, it } from 'vitest';
import { catalogues, parseDate, Translator } from '../src/i18n/translator';
import { en } from '../src/i18n/en';

const placeholders = (entry: string | { one: string; other: string }): string[] => {
  const text = typeof entry === 'string' ? entry : entry.other;
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
};

describe('catalogues', () => {
  for (const [language, texts] of Object.entries(catalogues)) {
    it(`${language} has every text, none empty, with the same placeholders`, () => {
      expect(Object.keys(texts).sort()).toEqual(Object.keys(en).sort());
      for (const [key, entry] of Object.entries(texts)) {
        expect(placeholders(entry), key).toEqual(placeholders(en[key as keyof typeof en]));
        expect(typeof entry === 'string' ? entry : entry.one && entry.other, key).not.toBe('');
      }
    });
  }
});

describe('Translator', () => {
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

  it('puts parameters in as they are', () => {
    expect(new Translator('en').text('announce', { text: '$& <b>{x}</b>' })).toBe('New message from the patient: $& <b>{x}</b>');
  });

  it('reads the dates that OpenMRS writes', () => {
    expect(parseDate('2026-11-23T07:31:22.000+0000').toISOString()).toBe('2026-11-23T07:31:22.000Z');
    expect(parseDate('2026-11-23T07:31:22.000-0330').toISOString()).toBe('2026-11-23T11:01:22.000Z');
    expect(parseDate('2026-11-23T07:31:22Z').toISOString()).toBe('2026-11-23T07:31:22.000Z');
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
