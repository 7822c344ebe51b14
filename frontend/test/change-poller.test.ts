import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../src/api/api-error';
import { ChangePoller } from '../src/change-poller';

describe('ChangePoller', () => {
  const page = new EventTarget();
  const check = vi.fn<(etag: string | null) => Promise<{ etag: string | null } | null>>();
  const onChange = vi.fn<() => Promise<void>>();
  const onOutcome = vi.fn<(failure: ApiError | null) => void>();
  let hidden = false;
  let poller: ChangePoller;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    hidden = false;
    check.mockReset().mockResolvedValue(null);
    onChange.mockReset().mockResolvedValue();
    onOutcome.mockReset();
    poller = new ChangePoller({ check, onChange, onOutcome, isHidden: () => hidden });
  });

  afterEach(() => {
    poller.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('fetches only when the revision changed', async () => {
    check.mockResolvedValueOnce({ etag: '"1"' });
    poller.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(onChange).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(check.mock.calls).toEqual([[null], ['"1"'], ['"1"']]);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('asks for a change again when fetching it failed', async () => {
    check.mockResolvedValue({ etag: '"2"' });
    onChange.mockRejectedValueOnce(new ApiError('server'));
    poller.start();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(check.mock.calls).toEqual([[null], [null]]);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('slows down while the server cannot be reached, and asks at once when the connection returns', async () => {
    check.mockRejectedValue(new TypeError('Failed to fetch'));
    poller.start();
    await vi.advanceTimersByTimeAsync(60_000);
    const calls = check.mock.calls.length;
    expect(calls).toBeLessThan(8);
    check.mockResolvedValue(null);
    page.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(check.mock.calls.length).toBe(calls + 1);
    expect(onOutcome).toHaveBeenLastCalledWith(null);
  });

  it('tells at once that the connection is gone', () => {
    poller.start();
    page.dispatchEvent(new Event('offline'));
    expect(onOutcome.mock.calls[0]?.[0]?.kind).toBe('offline');
  });

  it('asks nothing while nobody can see the result, and at once when somebody can', async () => {
    hidden = true;
    poller.start();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(check).not.toHaveBeenCalled();
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(check).toHaveBeenCalledTimes(1);
  });

  it('asks nothing more once stopped', async () => {
    poller.start();
    await vi.advanceTimersByTimeAsync(0);
    poller.stop();
    page.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(check).toHaveBeenCalledTimes(1);
  });

  it('fetches anew on request although nothing changed', async () => {
    check.mockResolvedValue({ etag: '"1"' });
    poller.start();
    await vi.advanceTimersByTimeAsync(0);
    poller.refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(check.mock.calls).toEqual([[null], [null]]);
  });
});
