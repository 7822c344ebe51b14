import { describe, expect, it } from 'vitest';
import { DraftStore } from '../src/draft-store';
import { MemoryStorage } from './memory-storage';

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
    const first = drafts.take();
    drafts.giveBack();
    expect(drafts.take()).toEqual(first);
  });

  it('makes a text that was edited after an attempt another message', () => {
    const drafts = new DraftStore('a', new MemoryStorage());
    drafts.edit({ text: 'hello' });
    const { clientToken } = drafts.take();
    drafts.giveBack();
    drafts.edit({ text: 'hello there' });
    expect(drafts.current.clientToken).not.toBe(clientToken);
  });

  it('starts anew on the same channel once it was sent, and leaves nothing stored', () => {
    const storage = new MemoryStorage();
    const drafts = new DraftStore('a', storage);
    drafts.edit({ text: 'hello', channel: 'email', subject: 's' });
    const { clientToken } = drafts.take();
    drafts.sent();
    expect(drafts.current).toMatchObject({ text: '', subject: '', channel: 'email' });
    expect(drafts.current.clientToken).not.toBe(clientToken);
    expect(storage.length).toBe(0);
  });

  it('lets the next one be typed meanwhile, and loses neither when the first comes back', () => {
    const storage = new MemoryStorage();
    const drafts = new DraftStore('a', storage);
    drafts.edit({ text: 'first', channel: 'sms' });
    const { clientToken } = drafts.take();
    expect(drafts.current).toMatchObject({ text: '', channel: 'sms' });
    drafts.edit({ text: 'second' });
    expect(new DraftStore('a', storage).current.text).toBe('first\nsecond');
    drafts.giveBack();
    expect(drafts.current.text).toBe('first\nsecond');
    expect(drafts.current.clientToken).not.toBe(clientToken);
  });

  it('is posted under the same token after a reload in between', () => {
    const storage = new MemoryStorage();
    const drafts = new DraftStore('a', storage);
    drafts.edit({ text: 'first' });
    const { clientToken } = drafts.take();
    expect(new DraftStore('a', storage).take()).toMatchObject({ text: 'first', clientToken });
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
