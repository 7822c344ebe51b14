import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../../icons';
import { define } from '../define';
import { SecurePart } from './secure-part';

export interface SecureFields {
  subject: string;
  text: string;
}

const LONGEST_TEXT = 100_000;

/** What a new Secure conversation is about, and its first message. Fires "pc-secure-fields" with a SecureFields. */
@define('pc-secure-fields')
export class SecureFieldsPart extends SecurePart {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
    `,
  ];

  /** Why the subject was refused. */
  @property() error = '';
  @property({ type: Boolean }) joined = false;
  @state() private fields: SecureFields = { subject: '', text: '' };

  protected override render(): TemplateResult {
    const { subject, text } = this.fields;
    return html`
      <div class="field">
        <label for="subject">${this.t('secure.subject')}</label>
        <input
          id="subject"
          dir="auto"
          maxlength="255"
          autocomplete="off"
          required
          aria-describedby="subject-hint"
          aria-invalid=${this.error ? 'true' : nothing}
          .value=${subject}
          @input=${(event: Event) => this.edit({ subject: (event.target as HTMLInputElement).value })}
        />
        ${this.error ? html`<span class="problem" role="alert">${icon('alert')}<span>${this.error}</span></span>` : nothing}
        <span class="hint" id="subject-hint">${this.t('secure.subjectHint')}</span>
      </div>
      <div class="field">
        <label for="text">${this.t('secure.text')}</label>
        <textarea
          id="text"
          dir="auto"
          rows="4"
          maxlength=${LONGEST_TEXT}
          .value=${text}
          @input=${(event: Event) => this.edit({ text: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
      <p class="notice good">${icon('lock')}<span>${this.t(this.joined ? 'secure.joined' : 'secure.onlyInvitation')}</span></p>
    `;
  }

  private edit(change: Partial<SecureFields>): void {
    this.fields = { ...this.fields, ...change };
    this.emit('pc-secure-fields', this.fields);
  }
}
