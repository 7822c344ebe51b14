import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../icons';
import { card } from '../styles/card';
import { define } from './define';
import { Part } from './part';

const HOOKS = ['sms', 'status', 'voice'] as const;

/** The addresses that Twilio's console asks for, ready to copy. */
@define('pc-webhook-addresses')
export class WebhookAddresses extends Part {
  static override styles = [
    ...super.styles,
    card,
    css`
      .line {
        display: flex;
        gap: 4px;
      }
      input {
        font-size: 0.87em;
        text-overflow: ellipsis;
      }
    `,
  ];

  @property() publicBaseUrl = '';
  @state() private copied = '';

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${this.t('webhooks')}</h2>
      <p class="hint">${this.t('webhooks.hint')}</p>
      ${this.publicBaseUrl
        ? HOOKS.map((hook) => {
            const address = `${this.publicBaseUrl.replace(/\/+$/, '')}/ws/patientconversations/twilio/${hook}`;
            return html`<div class="field">
              <label for=${hook}>${this.t(`webhooks.${hook}`)}</label>
              <div class="line">
                <input id=${hook} dir="ltr" readonly .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
                <button type="button" class="icon-button" aria-label=${`${this.t('copy')}: ${this.t(`webhooks.${hook}`)}`} @click=${() => void this.copy(hook, address)}>
                  ${icon(this.copied === hook ? 'tick' : 'copy')}
                </button>
              </div>
            </div>`;
          })
        : html`<p class="notice">${icon('alert')}<span>${this.t('webhooks.noBase')}</span></p>`}
      <span class="visually-hidden" role="status">${this.copied ? this.t('copied') : nothing}</span>
    </section>`;
  }

  /** The clipboard API exists in secure contexts only; elsewhere the address is selected for the person to copy. */
  private async copy(hook: string, address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      this.copied = hook;
    } catch {
      this.renderRoot.querySelector<HTMLInputElement>(`#${hook}`)?.select();
    }
  }
}
