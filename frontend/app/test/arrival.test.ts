import { describe, expect, it, vi } from 'vitest';
import { forgetArrival, takeArrival, type Place } from '../src/arrival';

const TOKEN = 'kJ8s_-3hT0b2Zq5Xw1Yv7Lr4Nn6Mm9Pp0Aa2Bb4Cc6D';

function place(hash: string, kept: Record<string, string> = {}): Place & { replaceState: ReturnType<typeof vi.fn>; kept: Record<string, string> } {
  const replaceState = vi.fn();
  return {
    location: { hash, pathname: '/openmrs/ws/patientconversations/app/', search: '' },
    history: { replaceState },
    storage: {
      getItem: (key) => kept[key] ?? null,
      setItem: (key, value) => {
        kept[key] = value;
      },
      removeItem: (key) => {
        Reflect.deleteProperty(kept, key);
      },
    },
    replaceState,
    kept,
  };
}

describe('takeArrival', () => {
  it('takes a token out of the address bar, and holds it for a reload', () => {
    const first = place(`#${TOKEN}`);
    expect(takeArrival(first)).toEqual({ kind: 'link', token: TOKEN });
    expect(first.replaceState).toHaveBeenCalledExactlyOnceWith(null, '', '/openmrs/ws/patientconversations/app/');
    expect(takeArrival(place('', first.kept))).toEqual({ kind: 'link', token: TOKEN });
  });

  it('knows a Practice Link by its mark', () => {
    expect(takeArrival(place('#j.front-desk'))).toEqual({ kind: 'practiceLink', slug: 'front-desk' });
  });

  it('takes out what it does not know as well, and lets it do nothing', () => {
    for (const hash of ['#<script>alert(1)</script>', '#short', `#${'x'.repeat(200)}`, '#j.', '#j.a b', `#${TOKEN}?x=1`]) {
      const strange = place(hash);
      expect(takeArrival(strange), hash).toEqual({ kind: 'none' });
      expect(strange.replaceState).toHaveBeenCalledTimes(1);
      expect(strange.kept).toEqual({});
    }
  });

  it('prefers the link that was just opened to one that was held', () => {
    const before = place(`#${TOKEN}`);
    takeArrival(before);
    expect(takeArrival(place('#j.desk', before.kept))).toEqual({ kind: 'practiceLink', slug: 'desk' });
  });

  it('forgets it once it served', () => {
    const held = place(`#${TOKEN}`);
    takeArrival(held);
    forgetArrival(held.storage);
    expect(JSON.stringify(held.kept)).not.toContain(TOKEN);
    expect(takeArrival(place('', held.kept))).toEqual({ kind: 'none' });
  });

  it('works where storage is forbidden', () => {
    const forbidden: Place['storage'] = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
      removeItem: () => {
        throw new Error('forbidden');
      },
    };
    expect(takeArrival({ ...place(`#${TOKEN}`), storage: forbidden })).toEqual({ kind: 'link', token: TOKEN });
    expect(takeArrival({ ...place(''), storage: forbidden })).toEqual({ kind: 'none' });
    expect(() => forgetArrival(forbidden)).not.toThrow();
  });
});
