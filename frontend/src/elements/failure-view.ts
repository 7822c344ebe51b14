import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiError } from '../api/api-error';
import { icon } from '../icons';
import { define } from './define';
import { Part } from './part';

/** Says in place of a page, or as a strip above what is still shown, what is wrong and what can be done. Fires "pc-retry". */
@define('pc-failure')
export class FailureView extends Part {
  static override styles = [
    ...super.styles,
    css`
      .page {
        display: grid;
        justify-items: center;
        gap: 12px;
        padding: 48px 24px;
        text-align: center;
      }
      .page > svg {
        inline-size: 40px;
        block-size: 40px;
        color: var(--_muted);
      }
      .page > p {
        max-inline-size: 44ch;
      }
      .notice {
        border-radius: 0;
        min-block-size: 40px;
        padding: 2px 16px;
      }
    `,
  ];

  @property({ attribute: false }) failure!: ApiError;
  @property({ type: Boolean }) strip = false;

  protected override render(): TemplateResult {
    const { kind } = this.failure;
    const image = icon(kind === 'offline' ? 'offline' : kind === 'session' || kind === 'forbidden' ? 'lock' : 'alert');
    const style = this.strip ? 'button quiet' : 'button primary';
    const action =
      kind === 'session'
        ? html`<a class=${style} href=${this.services.loginUrl} target="_blank" rel="noopener">${this.t('login')}</a>`
        : kind === 'forbidden'
          ? nothing
          : html`<button type="button" class=${style} @click=${() => this.emit('pc-retry')}>${this.t('tryAgain')}</button>`;
    return this.strip
      ? html`<div class="notice ${kind === 'offline' ? '' : 'error'}" role="status">${image}<span>${this.why(this.failure)}</span>${action}</div>`
      : html`<div class="page" role="alert">${image}<p>${this.why(this.failure)}</p>${action}</div>`;
  }
}
