import { describe, expect, it } from 'vitest';
import type { AppMessage } from '../src/model';
import { withEarlier, withNewest, withSent } from '../src/thread';

const message = (number: number): AppMessage => ({ uuid: String(number), mine: false, author: 'a', text: '', withdrawn: false, sent: '', status: 'SENT', attachments: [] });
const page = (from: number, to: number, more = true): { messages: AppMessage[]; more: boolean } => ({
  messages: Array.from({ length: to - from + 1 }, (_unused, index) => message(to - index)),
  more,
});
const numbers = ({ messages }: { messages: readonly AppMessage[] }): number[] => messages.map(({ uuid }) => Number(uuid));

describe('the messages of a thread', () => {
  it('stand in the order of time, page before page, none twice', () => {
    const newest = withNewest(undefined, page(5, 8));
    const both = withEarlier(newest, page(3, 5, false));
    expect(numbers(both)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(both.more).toBe(false);
  });

  it('keep what is older when the newest page is fetched again', () => {
    const before = withEarlier(withNewest(undefined, page(5, 8)), page(3, 4, false));
    const after = withNewest(before, page(6, 9));
    expect(numbers(after)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(after.more).toBe(false);
  });

  it('begin anew after a gap, so that nothing is missing without a sign', () => {
    const after = withNewest(withNewest(undefined, page(1, 4, false)), page(20, 24));
    expect(numbers(after)).toEqual([20, 21, 22, 23, 24]);
    expect(after.more).toBe(true);
  });

  it('take one that was just sent once', () => {
    const loaded = withSent(withNewest(undefined, page(1, 2)), message(3));
    expect(numbers(withSent(loaded, message(3)))).toEqual([1, 2, 3]);
  });
});
