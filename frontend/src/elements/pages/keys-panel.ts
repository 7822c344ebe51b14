import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { AccessApi, type KeyState, type Rotation } from '../../api/access-api';
import { ApiError } from '../../api/api-error';
import { icon } from '../../icons';
import { card } from '../../styles/card';
import { define } from '../define';
import { PagePart } from './page-part';

/** Which master key seals the Secure conversations, and the way to a new one. */
@define('pc-keys-panel')
export class KeysPanel extends PagePart {
  static override styles = [
    ...super.styles,
    card,
    css`
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private keys: KeyState | null = null;
  @state() private asking = false;
  @state() private busy = false;
  @state() private rotation: Rotation | null = null;
  @state() private failure: ApiError | null = null;

  protected override firstUpdated(): void {
    void this.attempt(() => this.load());
  }

  protected override render(): TemplateResult {
    const { keys, rotation } = this;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${this.t('keys')}</h2>
      <p class="hint">${this.t('keys.hint')}</p>
      ${keys
        ? html`<p>${keys.current ? html`${this.t('keys.current', { key: keys.current })}<br />` : nothing}${this.t(`keys.source.${keys.source}`)}. ${this.t('keys.count', { count: keys.count })}.</p>`
        : nothing}
      <div role="status">
        ${this.busy && this.asking ? this.t('keys.rotating') : nothing}
        ${rotation
          ? html`<p class="notice good">${icon('tick')}<span>${this.t('keys.after', { conversations: rotation.conversations, attachments: rotation.attachments })}</span></p>`
          : nothing}
      </div>
      ${this.failure ? html`<p class="notice error" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
      ${this.asking
        ? html`<p>${this.t('keys.rotateHint')}</p>
            <div class="row">
              <button type="button" class="button danger" ?disabled=${this.busy} @click=${() => void this.attempt(() => this.rotate())}>${this.t('keys.rotateNow')}</button>
              <button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => (this.asking = false)}>${this.t('cancel')}</button>
            </div>`
        : html`<div class="row"><button type="button" class="button" @click=${() => (this.asking = true)}>${this.t('keys.rotate')}</button></div>`}
    </section>`;
  }

  private async rotate(): Promise<void> {
    this.rotation = null;
    this.rotation = await new AccessApi(this.services.rest).rotateKeys();
    this.asking = false;
    await this.load();
  }

  private async load(): Promise<void> {
    this.keys = await new AccessApi(this.services.rest).keys();
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await work();
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
