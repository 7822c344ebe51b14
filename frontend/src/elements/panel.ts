import { css, html, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { icon } from '../icons';
import { define } from './define';
import { Part } from './part';

/** A dialog at the page's inline end, or from the bottom on a phone; Escape and its cross close it. */
@define('pc-panel')
export class Panel extends Part {
  static override styles = [
    ...super.styles,
    css`
      dialog {
        inset-block: 0;
        inset-inline: auto 0;
        margin: 0;
        inline-size: min(440px, 100vw);
        max-inline-size: none;
        block-size: 100dvh;
        max-block-size: none;
        padding: 0;
        border: 0;
        color: inherit;
        background: var(--_surface);
        box-shadow: 0 0 48px rgb(12 40 43 / 24%);
        animation: enter 0.2s ease-out;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: rgb(12 32 35 / 38%);
      }
      @keyframes enter {
        from {
          opacity: 0;
          translate: 0 12px;
        }
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        padding-block: 12px;
        padding-inline: 20px 12px;
        border-block-end: 1px solid var(--_line);
      }
      .body {
        flex: 1;
        overflow: auto;
        padding: 16px 20px 24px;
      }
      @media (max-width: 560px) {
        dialog {
          inset-block: auto 0;
          inline-size: 100vw;
          block-size: auto;
          max-block-size: 92dvh;
          border-start-start-radius: 18px;
          border-start-end-radius: 18px;
        }
      }
    `,
  ];

  @property() heading = '';

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @close=${() => this.emit('pc-close')} @click=${this.onBackdrop}>
      <header role="presentation">
        <h2 id="heading" class="grow" tabindex="-1" autofocus>${this.heading}</h2>
        <button type="button" class="icon-button" aria-label=${this.t('close')} @click=${() => this.dialog.close()}>${icon('close')}</button>
      </header>
      <div class="body"><slot></slot></div>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  private readonly onBackdrop = (event: MouseEvent): void => {
    if (event.target === this.dialog) {
      this.dialog.close();
    }
  };
}
