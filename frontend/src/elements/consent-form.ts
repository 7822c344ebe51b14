import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ConsentChoice, ConsentMethod, Wording } from '../model';
import { define } from './define';
import { Part } from './part';

const METHODS: readonly ConsentMethod[] = ['VERBAL', 'WRITTEN', 'ELECTRONIC'];

/** Asks for consent as it is to be put on record; fires "pc-consent" with the choice, or null while it is not complete. */
@define('pc-consent-form')
export class ConsentForm extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      blockquote {
        margin: 0;
        padding: 12px 16px;
        border-inline-start: 3px solid var(--_primary);
        border-radius: var(--_radius-small);
        background: var(--_canvas);
        white-space: pre-line;
      }
      .options {
        display: flex;
        flex-wrap: wrap;
        column-gap: 20px;
      }
    `,
  ];

  @property({ attribute: false }) wording: Wording | null = null;
  /** What is put on record. */
  @property() status: ConsentChoice['status'] = 'GRANTED';
  @state() private method: ConsentMethod = 'VERBAL';
  @state() private note = '';
  @state() private agreed = false;

  protected override render(): TemplateResult {
    const granting = this.status === 'GRANTED';
    return html`
      ${granting && this.wording ? html`<blockquote dir="auto">${this.wording.consent.text}</blockquote>` : nothing}
      <fieldset>
        <legend class="label">${this.t('consent.method')}</legend>
        <div class="options">
          ${METHODS.map(
            (method) => html`<label class="check"
              ><input type="radio" name="method" .checked=${this.method === method} @change=${() => this.set({ method })} />${this.t(`method.${method}`)}</label
            >`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label for="note">${this.t('consent.note')}</label>
        <input id="note" dir="auto" maxlength="500" autocomplete="off" .value=${this.note} @input=${(event: Event) => this.set({ note: (event.target as HTMLInputElement).value })} />
      </div>
      <label class="check"
        ><input type="checkbox" .checked=${this.agreed} @change=${(event: Event) => this.set({ agreed: (event.target as HTMLInputElement).checked })} /><span
          >${this.t(granting ? 'consent.agree' : 'consent.refuse')}</span
        ></label
      >
    `;
  }

  private set(change: Partial<{ method: ConsentMethod; note: string; agreed: boolean }>): void {
    this.method = change.method ?? this.method;
    this.note = change.note ?? this.note;
    this.agreed = change.agreed ?? this.agreed;
    const choice: ConsentChoice | null = this.agreed ? { status: this.status, method: this.method, note: this.note.trim() } : null;
    this.emit('pc-consent', choice);
  }
}
