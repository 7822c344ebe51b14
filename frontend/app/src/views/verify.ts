import { html, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../../../src/api/api-error';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import { View } from '../view';
import type { BirthdateField } from './birthdate-field';
import './birthdate-field';
import './code-form';
import { withWait } from './code-form';
import { Countdown } from './countdown';

/** From a personal link into the app: the date of birth at the first time, and a code. Fires "pc-signed-in" and "pc-link-gone". */
@define('pc-verify')
export class Verify extends View {
  @property() token = '';
  @state() private step: 'opening' | 'failed' | 'birthdate' | 'code' = 'opening';
  @state() private failure: ApiError | null = null;
  @state() private problem = '';
  @state() private busy = false;
  private channel = '';
  private hint = '';
  @query('pc-birthdate-field') private readonly birthdate!: BirthdateField;
  private readonly lock = new Countdown(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.open();
  }

  protected override render(): TemplateResult {
    switch (this.step) {
      case 'opening':
        return html`<p class="starting" role="status">${this.t('loading')}…</p>`;
      case 'failed':
        return html`<div class="card">
          <p role="alert">${this.failure ? this.why(this.failure) : ''}</p>
          <button type="button" class="button primary wide" @click=${this.open}>${icon('retry')}${this.t('again')}</button>
        </div>`;
      case 'birthdate':
        return this.renderBirthdate();
      case 'code':
        return html`<pc-code-form .shared=${this.shared} .channel=${this.channel} .hint=${this.hint} .check=${this.check} .again=${this.again}></pc-code-form>`;
    }
  }

  private renderBirthdate(): TemplateResult {
    const waiting = this.lock.seconds > 0 && this.failure !== null;
    const problem = waiting && this.failure ? this.why(withWait(this.failure, this.lock.seconds)) : this.problem;
    return html`<form class="card" novalidate @submit=${this.onBirthdate}>
      <h2 tabindex="-1">${this.t('intro')}</h2>
      <p>${this.t('birthdate.intro')}</p>
      <pc-birthdate-field .shared=${this.shared} .problem=${problem}></pc-birthdate-field>
      <button class="button primary wide" ?disabled=${this.busy || waiting}>${this.t('birthdate.continue')}</button>
    </form>`;
  }

  private readonly open = async (): Promise<void> => {
    this.step = 'opening';
    try {
      const answer = await this.shared.api.openLink(this.token);
      this.channel = answer.channel ?? '';
      this.hint = answer.hint ?? '';
      this.step = answer.step;
      this.focusOn();
    } catch (thrown) {
      this.refused(ApiError.from(thrown), 'failed');
    }
  };

  private readonly onBirthdate = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { value } = this.birthdate;
    if (value === null) {
      this.problem = this.t('birthdate.invalid');
      this.birthdate.focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      const { channel, hint } = await this.shared.api.checkBirthdate(this.token, value);
      this.channel = channel ?? '';
      this.hint = hint ?? '';
      this.step = 'code';
    } catch (thrown) {
      this.refused(ApiError.from(thrown), 'birthdate');
    } finally {
      this.busy = false;
    }
  };

  private refused(failure: ApiError, step: 'failed' | 'birthdate'): void {
    if (isGone(failure)) {
      this.emit('pc-link-gone');
      return;
    }
    this.failure = failure;
    this.step = step;
    this.problem = this.why(failure);
    if (failure.status === 429) {
      this.lock.start(failure.waitSeconds || 60);
      this.problem = '';
    } else if (step === 'birthdate') {
      this.birthdate.focus();
    }
  }

  private readonly check = async (code: string): Promise<void> => {
    try {
      await this.shared.api.checkCode(this.token, code);
    } catch (thrown) {
      this.passOn(thrown);
    }
    this.emit('pc-signed-in');
  };

  private readonly again = async (): Promise<void> => {
    try {
      await this.shared.api.sendCodeAgain(this.token);
    } catch (thrown) {
      this.passOn(thrown);
    }
  };

  private passOn(thrown: unknown): never {
    if (isGone(ApiError.from(thrown))) {
      this.emit('pc-link-gone');
    }
    throw thrown;
  }
}

function isGone({ code, status }: ApiError): boolean {
  return code === 'link.invalid' || status === 410;
}
