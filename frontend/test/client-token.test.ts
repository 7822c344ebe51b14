import { describe, expect, it } from 'vitest';
import { newClientToken } from '../src/client-token';

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('newClientToken', () => {
  it('is a random UUID', () => {
    expect(newClientToken()).toMatch(UUID_4);
  });

  it('is one also where the page has no secure context', () => {
    const insecure = { getRandomValues: (bytes: Uint8Array) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>) } as unknown as Crypto;
    const first = newClientToken(insecure);
    expect(first).toMatch(UUID_4);
    expect(newClientToken(insecure)).not.toBe(first);
  });
});
