import { describe, expect, it, vi } from 'vitest';
import { chartAddress, wishOf } from '../src/chart-address';
import index from '../src/index.ts?raw';
import routes from '../src/routes.json';
import en from '../translations/en.json';
import es from '../translations/es.json';
import fr from '../translations/fr.json';

vi.stubGlobal('window', { getOpenmrsSpaBase: () => '/openmrs/spa/' });

const names = (texts: Record<string, string>): string[] => [...new Set(Object.keys(texts).map((key) => key.replace(/_\w+$/, '')))].sort();
const search = (text: string): Location => ({ search: text }) as Location;

describe('the O3 frontend module', () => {
  it('has every text in each language, with the forms that the language counts with', () => {
    for (const [language, texts] of Object.entries({ en, es, fr })) {
      expect(names(texts), language).toEqual(names(en));
      for (const form of new Intl.PluralRules(language).resolvedOptions().pluralCategories) {
        expect(Object.keys(texts), language).toContain(`unreadConversations_${form}`);
      }
    }
  });

  it('exports what its routes name, asks for the privilege to read everywhere, and titles what is listed', () => {
    for (const { component, privileges, meta } of routes.extensions) {
      expect(index).toContain(`export const ${component} =`);
      expect(privileges).toBe('Get Conversations');
      if (meta) {
        expect(Object.keys(en)).toContain(meta.title);
      }
    }
  });

  it('says in the address of the dashboard which thread or form is wanted, and reads that from it again', () => {
    expect(chartAddress('p1')).toBe('/openmrs/spa/patient/p1/chart/conversations');
    expect(chartAddress('p1', 'new')).toBe('/openmrs/spa/patient/p1/chart/conversations?conversation=new');
    expect(chartAddress('p1', { conversation: 'c&1' })).toBe('/openmrs/spa/patient/p1/chart/conversations?conversation=c%261');
    expect(wishOf(search('?conversation=c%261'))).toEqual({ conversation: 'c&1' });
    expect(wishOf(search('?conversation=new'))).toBe('new');
    expect(wishOf(search('?lang=fr'))).toBeNull();
  });
});
