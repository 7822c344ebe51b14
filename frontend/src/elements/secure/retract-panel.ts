import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../api/api-error';
import { icon } from '../../icons';
import { define } from '../define';
import '../panel';
import { SecurePart } from './secure-part';

/** Asks why a message is withdrawn from the patient's view, and withdraws it. Fires "pc-close". */
@define('pc-retract-panel')
export class RetractPanel extends SecurePart {
  static override styles = [
    ...super.styles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
    `,
  ];

  /** Rejects with an ApiError where the message stays. */
  @property({ attribute: false }) retract!: (reason: string) => Promise<void>;
  @state() private reason = '';
  @state() private busy = false;
  @state() private failure: ApiError | null = null;

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('retract.title')}>
      <form @submit=${this.onSubmit}>
        <p>${this.t('retract.hint')}</p>
        <div class="field">
          <label for="reason">${this.t('retract.reason')}</label>
          <input id="reason" dir="auto" maxlength="255" autocomplete="off" required .value=${this.reason} @input=${(event: Event) => (this.reason = (event.target as HTMLInputElement).value)} />
        </div>
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
        <button class="button danger" ?disabled=${this.busy || this.reason.trim() === ''}>${this.t('retract')}</button>
      </form>
    </pc-panel>`;
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.busy = true;
    this.failure = null;
    try {
      await this.retract(this.reason.trim());
      this.emit('pc-close');
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  };
}
