import { describe, expect, it } from 'vitest';
import { DraftStore } from '../src/draft-store';

class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  clear(): void {
    this.items.clear();
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
}

describe('DraftStore', () => {
  it('keeps a draft and its token over a reload, per conversation', () => {
    const storage = new MemoryStorage();
    const drafts = new DraftStore('a', storage);
    drafts.edit({ text: 'half', channel: 'sms' });
    expect(new DraftStore('a', storage).current).toMatchObject({ text: 'half', clientToken: drafts.current.clientToken });
    expect(new DraftStore('b', storage).current.text).toBe('');
  });

  it('posts the same text again under the same token', () => {
    const drafts = new DraftStore('a', new MemoryStorage());
    drafts.edit({ text: 'hello' });
    expect(drafts.attempt()).toEqual(drafts.attempt());
  });

  it('makes a text that was edited after an attempt another message', () => {
    const drafts = new DraftStore('a', new MemoryStorage());
    drafts.edit({ text: 'hello' });
    const { clientToken } = drafts.attempt();
    drafts.edit({ text: 'hello there' });
    expect(drafts.current.clientToken).not.toBe(clientToken);
  });

  it('starts anew on the same channel once it was sent, and leaves nothing stored', () => {
    const storage = new MemoryStorage();
    const drafts = new DraftStore('a', storage);
    drafts.edit({ text: 'hello', channel: 'email', subject: 's' });
    const { clientToken } = drafts.attempt();
    drafts.clear();
    expect(drafts.current).toMatchObject({ text: '', subject: '', channel: 'email' });
    expect(drafts.current.clientToken).not.toBe(clientToken);
    expect(storage.length).toBe(0);
  });

  it('works without any storage, and with a broken one', () => {
    const drafts = new DraftStore('a', null);
    drafts.edit({ text: 'x' });
    expect(drafts.current.text).toBe('x');
    const storage = new MemoryStorage();
    storage.setItem('patientconversations.draft.a', '{broken');
    expect(new DraftStore('a', storage).current.text).toBe('');
  });
});
