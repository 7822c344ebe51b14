import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Seconds that must pass, told to the view as they do. */
export class Countdown implements ReactiveController {
  private until = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get seconds(): number {
    return Math.max(0, Math.ceil((this.until - Date.now()) / 1_000));
  }

  start(seconds: number): void {
    this.until = Date.now() + seconds * 1_000;
    clearInterval(this.timer);
    if (seconds > 0) {
      this.timer = setInterval(this.tick, 1_000);
    }
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }

  private readonly tick = (): void => {
    if (this.seconds === 0) {
      clearInterval(this.timer);
    }
    this.host.requestUpdate();
  };
}
