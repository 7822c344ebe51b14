import { ApiError } from './api/api-error';

const INTERVAL_MS = 2_000;
const SLOWEST_MS = 30_000;

interface PollerOptions {
  /** Asks the server; null when nothing changed since the version that etag names. */
  check: (etag: string | null) => Promise<{ etag: string | null } | null>;
  /** Fetches what changed; when it fails, the change is asked for again. */
  onChange: () => Promise<void>;
  /** Called after each round: null when it went well. */
  onOutcome: (failure: ApiError | null) => void;
  /** Whether nobody can see the result at the moment. */
  isHidden: () => boolean;
  /** How long to wait after a round that went well; two seconds where it is not given. */
  pause?: () => number;
}

/**
 * Notices changes within some two seconds, or within the pause that is asked for, by conditional requests. Waits while the page is hidden, slows down while the server
 * cannot be reached, rests after a refusal that waiting does not mend, and asks at once when the page or the connection returns.
 */
export class ChangePoller {
  private etag: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private running = false;
  private busy = false;
  private again = false;

  constructor(private readonly options: PollerOptions) {}

  start(): void {
    this.running = true;
    document.addEventListener('visibilitychange', this.wake);
    addEventListener('online', this.wake);
    addEventListener('offline', this.wentOffline);
    void this.round();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.wake);
    removeEventListener('online', this.wake);
    removeEventListener('offline', this.wentOffline);
  }

  /** Asks now, and fetches anew even if the server says that nothing changed. */
  refresh(): void {
    this.etag = null;
    this.wake();
  }

  private readonly wake = (): void => {
    if (!this.running || document.hidden) {
      return;
    }
    if (this.busy) {
      this.again = true;
    } else {
      clearTimeout(this.timer);
      void this.round();
    }
  };

  private readonly wentOffline = (): void => {
    this.options.onOutcome(new ApiError('offline'));
  };

  private async round(): Promise<void> {
    if (this.options.isHidden()) {
      this.schedule(INTERVAL_MS);
      return;
    }
    this.busy = true;
    let next = this.pause();
    try {
      const asked = this.etag;
      const answer = await this.options.check(asked);
      if (answer && this.running) {
        await this.options.onChange();
        this.etag = this.etag === asked ? answer.etag : this.etag;
      }
      this.failures = 0;
      this.report(null);
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      this.failures += 1;
      next = failure.kind === 'offline' || failure.kind === 'server' ? backOff(this.failures) : SLOWEST_MS;
      this.report(failure);
    } finally {
      this.busy = false;
    }
    const { again } = this;
    this.again = false;
    this.schedule(again ? 0 : next);
  }

  private pause(): number {
    return this.options.pause?.() ?? INTERVAL_MS;
  }

  private report(failure: ApiError | null): void {
    if (this.running) {
      this.options.onOutcome(failure);
    }
  }

  private schedule(delay: number): void {
    if (this.running) {
      this.timer = setTimeout(() => void this.round(), delay);
    }
  }
}

function backOff(failures: number): number {
  return Math.min(SLOWEST_MS, INTERVAL_MS * 2 ** (failures - 1));
}
