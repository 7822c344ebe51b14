import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../api/api-error';
import { icon } from '../icons';
import type { SavedMessage } from '../model';
import { define } from './define';
import './panel';
import { Part } from './part';

/** Saved messages, filled for a patient, to take one. Fires "pc-taken" with it, and "pc-close". */
@define('pc-saved-panel')
export class SavedPanel extends Part {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        gap: 12px;
      }
      .item {
        display: grid;
        gap: 4px;
        inline-size: 100%;
        padding: 12px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        text-align: start;
        overflow-wrap: anywhere;
      }
      .item:hover {
        background: var(--_hover);
      }
      .text {
        white-space: pre-wrap;
        color: var(--_muted);
      }
      .badge {
        justify-self: start;
      }
    `,
  ];

  @property() patient = '';
  @state() private messages: readonly SavedMessage[] | null = null;
  @state() private failure: ApiError | null = null;
  private typed = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.load());
  }

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('savedMessages')}>
      <div class="stack">
        <input type="search" autocomplete="off" dir="auto" aria-label=${this.t('saved.search')} placeholder=${this.t('saved.search')} @input=${this.onSearch} />
        ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
        ${this.messages?.length === 0 ? html`<p class="muted" role="status">${this.t('saved.none')}</p>` : nothing}
        ${this.messages?.map(
          (message) => html`<button type="button" class="item" @click=${() => this.emit('pc-taken', message)}>
            <strong dir="auto">${message.name}</strong>
            <span class="text" dir="auto" lang=${message.language ?? nothing}>${message.filled.text}</span>
            ${message.filled.missing.length ? html`<span class="badge unknown">${this.t('saved.missing')}</span>` : nothing}
          </button>`,
        )}
      </div>
    </pc-panel>`;
  }

  private readonly onSearch = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value;
    void this.load();
  };

  private async load(): Promise<void> {
    const { typed } = this;
    try {
      const found = await this.services.team.saved(this.patient, typed);
      if (typed === this.typed) {
        this.messages = found;
        this.failure = null;
      }
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    }
  }
}
