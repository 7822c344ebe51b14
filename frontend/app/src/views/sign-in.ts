import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../../src/api/api-error';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import { hasPasskeys, usePasskey } from '../passkeys';
import { View } from '../view';

/** The front page for who comes without a link: a passkey, or a link to the contact on record. Fires "pc-signed-in". */
@define('pc-sign-in')
export class SignIn extends View {
  /** Why somebody who was in, or came with a link, is here. */
  @property() notice = '';
  @property({ type: Boolean }) linkGone = false;
  @state() private problem = '';
  @state() private passkeyProblem = '';
  @state() private busy = false;
  @state() private linkSent = false;

  protected override firstUpdated(): void {
    if (this.notice || this.linkGone) {
      this.focusOn();
    }
  }

  protected override render(): TemplateResult {
    return html`<div class="card">
      <h2 tabindex="-1">${this.linkGone ? this.t('link.gone') : this.t('signIn')}</h2>
      ${this.linkGone ? html`<p>${this.t('link.goneText')}</p>` : this.notice ? this.renderNotice(this.notice, 'lock', 'calm') : html`<p>${this.t('intro')}</p>`}
      ${hasPasskeys()
        ? html`<button type="button" class="button primary wide" ?disabled=${this.busy} @click=${this.onPasskey}>${icon('lock')}${this.t('passkey.signIn')}</button>
            ${this.renderProblem('passkey-problem', this.passkeyProblem)}
            <p class="or" aria-hidden="true"><span>${this.t('signIn.or')}</span></p>`
        : nothing}
      <form novalidate @submit=${this.onLink}>
        <h3>${this.t('signIn.link')}</h3>
        <div class="field">
          <label for="contact">${this.t('signIn.contact')}</label>
          <input id="contact" name="contact" type="text" inputmode="email" autocomplete="username" autocapitalize="off" spellcheck="false" dir="ltr" maxlength="254" aria-invalid=${this.problem !== ''} aria-describedby="contact-problem" />
        </div>
        ${this.renderProblem('contact-problem', this.problem)}
        <button class="button wide" ?disabled=${this.busy}>${this.t('signIn.linkSend')}</button>
        ${this.renderNotice(this.linkSent ? this.t('signIn.linkSent') : '', 'tick', 'good')}
      </form>
    </div>`;
  }

  private readonly onPasskey = async (): Promise<void> => {
    this.busy = true;
    this.passkeyProblem = '';
    try {
      const { id, publicKey } = await this.shared.api.passkeyOptions();
      const credential = await usePasskey(publicKey);
      if (credential) {
        await this.shared.api.signInWithPasskey(id, credential);
        this.emit('pc-signed-in');
      }
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      this.passkeyProblem = failure.status === 429 || (failure.kind === 'offline' && !(thrown instanceof DOMException)) ? this.why(failure) : this.t('passkey.refused');
    } finally {
      this.busy = false;
    }
  };

  private readonly onLink = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = this.querySelector<HTMLInputElement>('#contact');
    const contact = field?.value.trim() ?? '';
    this.linkSent = false;
    this.problem = '';
    if (contact === '') {
      this.problem = this.t('signIn.contactMissing');
      field?.focus();
      return;
    }
    this.busy = true;
    try {
      await this.shared.api.requestLink(contact);
      this.linkSent = true;
    } catch (thrown) {
      this.problem = this.why(ApiError.from(thrown));
    } finally {
      this.busy = false;
    }
  };
}
