import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from './api/api-error';
import type { Reference } from './model';

const DELAY_MS = 250;
const SHORTEST = 2;

/** Finds patients while words are typed: waits for a pause, and lets no late answer replace that for later words. */
export class PatientSearch implements ReactiveController {
  found: readonly Reference[] = [];
  /** The words that `found` is the answer for; empty while there are too few. */
  searched = '';
  failure: ApiError | null = null;
  private words = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly find: (words: string) => Promise<readonly Reference[]>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  type(text: string): void {
    this.words = text.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(this.words), DELAY_MS);
  }

  private async search(words: string): Promise<void> {
    const enough = words.length >= SHORTEST;
    let found: readonly Reference[] = [];
    let failure: ApiError | null = null;
    try {
      found = enough ? await this.find(words) : [];
    } catch (thrown) {
      failure = ApiError.from(thrown);
    }
    if (words === this.words) {
      this.found = found;
      this.searched = enough && !failure ? words : '';
      this.failure = failure;
      this.host.requestUpdate();
    }
  }
}
