import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryStorage } from '../../test/memory-storage';
import { ApiError } from '../../src/api/api-error';
import { countWaiting, Outbox, type Waiting } from '../src/outbox';

const message = (clientToken: string, thread = 't'): Waiting => ({ thread, text: `text ${clientToken}`, attachments: [], clientToken, written: '2026-11-26T07:00:00Z' });

describe('Outbox', () => {
  const send = vi.fn<(message: Waiting) => Promise<unknown>>();
  const onChange = vi.fn<() => void>();
  let storage: MemoryStorage;
  let outbox: Outbox;

  beforeEach(() => {
    storage = new MemoryStorage();
    send.mockReset().mockResolvedValue(undefined);
    onChange.mockReset();
    outbox = new Outbox('amina', send, onChange, storage);
  });

  const tokens = (): string[] => send.mock.calls.map(([sent]) => sent.clientToken);

  it('sends in the order of writing, and keeps nothing of what the server confirmed', async () => {
    outbox.add(message('1'));
    outbox.add(message('2'));
    expect(await outbox.flush()).toBeNull();
    expect(tokens()).toEqual(['1', '2']);
    expect(outbox.all).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('keeps everything while there is no connection, over a reload too, and then sends the same token', async () => {
    send.mockRejectedValue(new TypeError('Failed to fetch'));
    outbox.add(message('1'));
    outbox.add(message('2'));
    expect((await outbox.flush())?.kind).toBe('offline');
    expect(tokens()).toEqual(['1']);
    const again = new Outbox('amina', send, onChange, storage);
    expect(again.of('t').map(({ clientToken }) => clientToken)).toEqual(['1', '2']);
    send.mockReset().mockResolvedValue(undefined);
    await again.flush();
    expect(tokens()).toEqual(['1', '2']);
  });

  it('waits for an ended session, a busy server and a server in trouble', async () => {
    for (const status of [401, 429, 500, 503]) {
      send.mockReset().mockRejectedValueOnce(ApiError.of(status, null));
      outbox.add(message(String(status)));
      expect(await outbox.flush()).not.toBeNull();
      expect(outbox.all).toHaveLength(1);
      outbox.clear();
    }
  });

  it('does not let a refused message hold up the next, and leaves it to the person', async () => {
    send.mockRejectedValueOnce(ApiError.of(400, { error: { message: 'Too long.' } }));
    outbox.add(message('1'));
    outbox.add(message('2'));
    expect(await outbox.flush()).toBeNull();
    expect(outbox.all).toEqual([{ ...message('1'), refused: 'Too long.' }]);
    await outbox.flush();
    expect(tokens()).toEqual(['1', '2']);
    outbox.retry('1');
    await outbox.flush();
    expect(tokens()).toEqual(['1', '2', '1']);
    expect(outbox.all).toEqual([]);
  });

  it('sends once however often it is asked at the same time, and what was added meanwhile', async () => {
    let arrived: () => void = () => undefined;
    send.mockImplementationOnce(
      async () =>
        new Promise<void>((resolve) => {
          arrived = resolve;
        }),
    );
    outbox.add(message('1'));
    const all = [outbox.flush(), outbox.flush()];
    outbox.add(message('2'));
    all.push(outbox.flush());
    arrived();
    await Promise.all(all);
    expect(tokens()).toEqual(['1', '2']);
  });

  it('never sends what another person wrote on the same phone', async () => {
    outbox.add(message('1'));
    const other = new Outbox('carer', send, onChange, storage);
    await other.flush();
    expect(send).not.toHaveBeenCalled();
    expect(other.all).toEqual([]);
    expect(countWaiting(storage)).toBe(1);
  });

  it('notices what another tab sent meanwhile', async () => {
    outbox.add(message('1'));
    await new Outbox('amina', send, onChange, storage).flush();
    outbox.reload();
    expect(outbox.all).toEqual([]);
    await outbox.flush();
    expect(tokens()).toEqual(['1']);
  });

  it('works without storage, with a full one, and with one that holds nonsense', async () => {
    const full = new MemoryStorage();
    vi.spyOn(full, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    for (const kept of [null, full]) {
      send.mockClear();
      const memory = new Outbox('amina', send, onChange, kept);
      memory.add(message('1'));
      expect(memory.all).toHaveLength(1);
      await memory.flush();
      expect(tokens()).toEqual(['1']);
      expect(memory.all).toEqual([]);
    }
    storage.setItem('patientconversations.outbox.amina', '{broken');
    expect(new Outbox('amina', send, onChange, storage).all).toEqual([]);
    expect(countWaiting(storage)).toBe(0);
  });
});
