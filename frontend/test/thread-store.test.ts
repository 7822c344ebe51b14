import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../src/api/api-error';
import type { TeamApi } from '../src/api/team-api';
import type { ConversationsApi } from '../src/api/conversations-api';
import type { Conversation, Message, Page } from '../src/model';
import { ThreadStore } from '../src/thread-store';

const CONVERSATION = { uuid: 'c', unread: 1, status: 'OPEN', contactPoints: [] } as unknown as Conversation;
const DRAFT = { channel: 'sms', subject: '', text: 'hello', clientToken: 't' };

function message(number: number): Message {
  const date = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();
  return { uuid: `m${number}`, direction: 'OUTBOUND', channel: 'sms', text: `text ${number}`, status: 'SENT', dateCreated: date } as Message;
}

/** A server with messages 0 to count - 1. */
function server(count: number) {
  const messages = Array.from({ length: count }, (_, i) => message(i));
  const api = {
    get: vi.fn(() => Promise.resolve(CONVERSATION)),
    messages: vi.fn((_uuid: string, start: number, limit: number): Promise<Page<Message>> => {
      const newestFirst = [...messages].reverse();
      return Promise.resolve({ items: newestFirst.slice(start, start + limit), hasMore: newestFirst.length > start + limit });
    }),
    send: vi.fn(() => Promise.resolve(message(messages.length))),
    setMessageStatus: vi.fn(() => Promise.resolve(message(0))),
    markRead: vi.fn(() => Promise.resolve({ ...CONVERSATION, unread: 0 })),
  };
  const store = new ThreadStore(api as unknown as ConversationsApi, { scheduled: () => Promise.resolve([]) } as unknown as TeamApi, CONVERSATION, () => undefined);
  return { api, messages, store, shown: () => store.messages.map(({ uuid }) => uuid) };
}

describe('ThreadStore', () => {
  it('shows the newest fifty, oldest first, and older ones on request without repeating any', async () => {
    const { store, messages, shown } = server(120);
    await store.refresh();
    expect(shown()).toHaveLength(50);
    expect(shown().at(-1)).toBe('m119');
    messages.push(message(120));
    await Promise.all([store.loadOlder(), store.loadOlder()]);
    expect(new Set(shown()).size).toBe(shown().length);
    await store.refresh();
    await store.loadOlder();
    expect(shown()).toEqual(messages.map(({ uuid }) => uuid));
    expect(store.hasOlder).toBe(false);
  });

  it('keeps older messages when it is refreshed', async () => {
    const { store, shown } = server(120);
    await store.refresh();
    await store.loadOlder();
    await store.loadOlder();
    await store.refresh();
    expect(shown()).toHaveLength(120);
  });

  it('begins anew rather than leave a gap when more arrived than a page holds', async () => {
    const { store, messages, shown } = server(60);
    await store.refresh();
    for (let i = 60; i < 200; i += 1) {
      messages.push(message(i));
    }
    await store.refresh();
    expect(shown()[0]).toBe('m150');
    expect(store.hasOlder).toBe(true);
  });

  it('shows a message before the server has it, and takes it away when it is refused', async () => {
    const { store, api, shown } = server(1);
    await store.refresh();
    api.send.mockRejectedValueOnce(new ApiError('invalid', 'No.'));
    const refused = store.send(DRAFT);
    expect(shown()).toEqual(['m0', 't']);
    await expect(refused).rejects.toThrow('No.');
    expect(shown()).toEqual(['m0']);
    await store.send(DRAFT);
    expect(shown()).toEqual(['m0', 'm1']);
  });

  it('keeps a message that was sent while a refresh was under way', async () => {
    const { store, shown } = server(3);
    await store.refresh();
    const refresh = store.refresh();
    await store.send(DRAFT);
    await refresh;
    expect(shown()).toEqual(['m0', 'm1', 'm2', 'm3']);
  });

  it('shows what a message has become when a wish came too late', async () => {
    const { store, api } = server(1);
    await store.refresh();
    api.setMessageStatus.mockRejectedValueOnce(new ApiError('invalid', 'Too late.'));
    await expect(store.setStatus(message(0), 'CANCELLED')).rejects.toThrow('Too late.');
    expect(api.messages).toHaveBeenCalledTimes(2);
  });

  it('posts a read mark once for each newest message', async () => {
    const { store, api } = server(2);
    await store.refresh();
    await store.markRead();
    await store.markRead();
    expect(api.markRead.mock.calls).toEqual([['c', 'm1']]);
    expect(store.conversation.unread).toBe(0);
  });
});
