import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../define';
import '../panel';
import { SecurePart } from './secure-part';

/** An invitation's link as a QR code, for a patient who stands by. Fires "pc-close". */
@define('pc-qr-panel')
export class QrPanel extends SecurePart {
  static override styles = [
    ...super.styles,
    css`
      .stack {
        display: grid;
        gap: 16px;
        justify-items: center;
      }
      img {
        inline-size: min(320px, 80vw);
        block-size: auto;
        padding: 12px;
        border-radius: var(--_radius);
        background: #fff;
      }
    `,
  ];

  /** An SVG document. It is shown as a picture, in which nothing runs. */
  @property() svg = '';

  protected override render(): TemplateResult {
    return html`<pc-panel .services=${this.services} .heading=${this.t('qr.title')}>
      <div class="stack">
        <img src=${`data:image/svg+xml,${encodeURIComponent(this.svg)}`} alt=${this.t('qr.alt')} />
        <p>${this.t('qr.hint')}</p>
      </div>
    </pc-panel>`;
  }
}
