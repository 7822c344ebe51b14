import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import type { AppApi } from '../app-api';
import { createPasskey, deviceName } from '../passkeys';
import { View } from '../view';

/** Right after joining: the next time without a code. Fires "pc-done" with whether a passkey was made. */
@define('pc-passkey-offer')
export class PasskeyOffer extends View {
  @state() private problem = '';
  @state() private busy = false;

  protected override firstUpdated(): void {
    this.focusOn();
  }

  protected override render(): TemplateResult {
    return html`<div class="card">
      <h2 tabindex="-1">${this.t('passkey.offer')}</h2>
      <p>${this.t('passkey.offerText')}</p>
      ${this.renderProblem('offer-problem', this.problem)}
      <button type="button" class="button primary wide" ?disabled=${this.busy} @click=${this.onAdd}>${icon('lock')}${this.t('passkey.add')}</button>
      <button type="button" class="button quiet wide" ?disabled=${this.busy} @click=${() => this.emit('pc-done', false)}>${this.t('notNow')}</button>
    </div>`;
  }

  private readonly onAdd = async (): Promise<void> => {
    this.busy = true;
    this.problem = '';
    try {
      if (await addPasskey(this.shared.api)) {
        this.emit('pc-done', true);
      }
    } catch {
      this.problem = this.t('passkey.failed');
    } finally {
      this.busy = false;
    }
  };
}

/** Makes a passkey on this device; false when the person cancelled. */
export async function addPasskey(api: AppApi): Promise<boolean> {
  const { id, publicKey } = await api.newPasskeyOptions();
  const credential = await createPasskey(publicKey);
  if (credential) {
    await api.addPasskey(id, deviceName(), credential);
  }
  return credential !== null;
}
