import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryStorage } from '../../test/memory-storage';
import { FirstCalls } from '../src/first-calls';

const TOKEN = 'kJ8s_-3hT0b2Zq5Xw1Yv7Lr4Nn6Mm9Pp0Aa2Bb4Cc6D';

describe('FirstCalls', () => {
  const fetched = vi.fn<typeof fetch>();
  let storage: MemoryStorage;
  let calls: FirstCalls;

  beforeEach(() => {
    storage = new MemoryStorage();
    fetched.mockReset().mockImplementation(async () => Promise.resolve(new Response('{}')));
    calls = new FirstCalls({ fetch: fetched, storage });
  });

  const addresses = (): unknown[] => fetched.mock.calls.map(([address]) => address);
  const post = { method: 'POST', body: JSON.stringify({ token: TOKEN }) };

  it('begin with what a link leads to, the token in the body only', async () => {
    calls.begin({ kind: 'link', token: TOKEN });
    expect(addresses()).toEqual(['./api/settings', './api/me', './api/link']);
    expect(JSON.stringify(fetched.mock.calls.map(([address, init]) => [address, init?.headers]))).not.toContain(TOKEN);
    await calls.fetch('./api/link', post);
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('serve once, so that a second look is a real one', async () => {
    calls.begin({ kind: 'none' });
    await calls.fetch('./api/me');
    await calls.fetch('./api/me');
    expect(addresses()).toEqual(['./api/settings', './api/me', './api/me']);
  });

  it('are not mistaken for a call with another body', async () => {
    calls.begin({ kind: 'link', token: TOKEN });
    await calls.fetch('./api/link', { method: 'POST', body: JSON.stringify({ token: 'another' }) });
    expect(fetched).toHaveBeenCalledTimes(4);
  });

  it('open no link where somebody seems to be signed in: that would send them a code for nothing', () => {
    calls.remember(true);
    calls.begin({ kind: 'link', token: TOKEN });
    expect(addresses()).toEqual(['./api/settings', './api/me', './api/threads']);
  });

  it('keep nothing but that somebody is signed in, and that only as long', () => {
    calls.remember(true);
    expect(storage.length).toBe(1);
    expect(storage.getItem(storage.key(0) ?? '')).toBe('yes');
    calls.remember(false);
    expect(storage.length).toBe(0);
  });

  it('give up when the caller does', async () => {
    fetched.mockImplementation(async () => new Promise(() => undefined));
    calls.begin({ kind: 'none' });
    const abort = new AbortController();
    const answer = calls.fetch('./api/me', { signal: abort.signal });
    abort.abort();
    await expect(answer).rejects.toThrow();
  });
});
