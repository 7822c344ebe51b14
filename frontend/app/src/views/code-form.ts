import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../../src/api/api-error';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import { plainDigits, View } from '../view';
import { Countdown } from './countdown';

const AGAIN_SECONDS = 30;

/** Where the six-digit code is typed, whichever way somebody joins. */
@define('pc-code-form')
export class CodeForm extends View {
  @property() channel = '';
  @property() hint = '';
  /** Has the code checked; rejects with an ApiError when it is refused. */
  @property({ attribute: false }) check!: (code: string) => Promise<void>;
  /** Has another code sent; null where that is not offered. */
  @property({ attribute: false }) again: (() => Promise<void>) | null = null;
  @state() private problem = '';
  @state() private busy = false;
  @state() private sentAgain = false;
  private readonly pause = new Countdown(this);
  private readonly lock = new Countdown(this);
  private locked: ApiError | null = null;

  protected override firstUpdated(): void {
    this.pause.start(AGAIN_SECONDS);
    this.focusOn();
  }

  protected override render(): TemplateResult {
    const { hint } = this;
    const key = this.channel === 'sms' || this.channel === 'email' ? (`code.${this.channel}` as const) : 'code.other';
    const problem = this.locked && this.lock.seconds > 0 ? this.why(withWait(this.locked, this.lock.seconds)) : this.problem.trim();
    return html`<form class="card" novalidate @submit=${this.onSubmit}>
      <h2 tabindex="-1">${this.t('code')}</h2>
      <p>${this.t(key, { hint: hint || '•••' })}</p>
      <p class="hint">${this.t('code.valid')}</p>
      <div class="field">
        <label for="code">${this.t('code.label')}</label>
        <input id="code" class="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" dir="ltr" aria-invalid=${problem !== ''} aria-describedby="code-problem" />
      </div>
      ${this.renderProblem('code-problem', problem)}
      <button class="button primary wide" ?disabled=${this.busy || this.lock.seconds > 0}>${this.t('code.submit')}</button>
      ${this.again
        ? html`<button type="button" class="button quiet wide" ?disabled=${this.busy || this.pause.seconds > 0} @click=${this.onAgain}>
            ${icon('retry')}${this.pause.seconds > 0 ? this.t('code.againIn', { seconds: this.pause.seconds }) : this.t('code.again')}
          </button>`
        : nothing}
      <p class="hint" role="status">${this.sentAgain ? this.t('code.sentAgain') : nothing}</p>
    </form>`;
  }

  private readonly onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = this.querySelector<HTMLInputElement>('#code');
    const code = plainDigits(field?.value ?? '');
    if (code.length !== 6) {
      this.problem = this.t('code.empty');
      field?.focus();
      return;
    }
    await this.attempt(async () => this.check(code));
    if (this.problem !== '' && field) {
      field.value = '';
      field.focus();
    }
  };

  private readonly onAgain = async (): Promise<void> => {
    this.sentAgain = false;
    await this.attempt(async () => this.again?.());
    if (this.problem === '') {
      this.sentAgain = true;
      this.pause.start(AGAIN_SECONDS);
    }
  };

  private async attempt(call: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = '';
    try {
      await call();
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      this.problem = failure.code === 'verify.failed' || failure.code === 'code.expired' ? this.t('error.code') : this.why(failure);
      if (failure.status === 429) {
        this.locked = failure;
        this.problem = ' ';
        this.lock.start(failure.waitSeconds || 60);
      }
    } finally {
      this.busy = false;
    }
  }
}

/** The same refusal with what is left of its waiting time. */
export function withWait(failure: ApiError, seconds: number): ApiError {
  return new ApiError(failure.kind, failure.sentence, failure.code, failure.fields, failure.status, seconds);
}
