import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../../api/api-error';
import { SecureApi } from '../../api/secure-api';
import { icon } from '../../icons';
import type { Conversation, Invitation } from '../../model';
import { define } from '../define';
import { canBeUsed, invitationHistory } from './invitation-history';
import { SecurePart } from './secure-part';

/**
 * Says that the patient has not joined yet, how the invitation is doing, and what can be done about it. Fires "pc-refresh" when something was done,
 * and "pc-invitations" when all invitations are wanted.
 */
@define('pc-invitation-banner')
export class InvitationBanner extends SecurePart {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        gap: 4px;
        padding: 8px 20px;
        background: var(--_warning-tint);
        color: var(--_warning);
        font-size: 0.93em;
      }
      h3 {
        display: flex;
        align-items: center;
        gap: 0.5em;
      }
      .actions {
        margin-inline: -0.7em;
        gap: 0;
      }
      .actions .button {
        color: inherit;
      }
      .link {
        direction: ltr;
      }
      .problem {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  @state() private done = '';
  @state() private failure: ApiError | null = null;
  @state() private busy = false;
  @state() private revoking = false;
  /** The link, where the browser does not let it be copied. */
  @state() private link = '';
  /** The QR code that is shown, an SVG document. */
  @state() private qr = '';
  @query('.link') private readonly linkField!: HTMLInputElement | null;

  protected override render(): TemplateResult {
    const invitation = this.conversation.secure?.invitation ?? null;
    const usable = invitation !== null && canBeUsed(invitation);
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${icon('lock')}${this.t('banner.title')}</h3>
      <p>${invitation ? invitationHistory(invitation, this.services.translator) : this.t('invitation.none')}</p>
      ${this.services.readOnly ? nothing : this.revoking && invitation ? this.renderRevoke(invitation) : this.renderActions(usable ? invitation : null)}
      ${this.link ? html`<input class="link" readonly aria-label=${this.t('banner.link')} .value=${this.link} />` : nothing}
      <p role="status">${this.done}</p>
      ${this.failure ? html`<p class="problem" role="alert">${icon('alert')}<span>${this.why(this.failure)}</span></p>` : nothing}
      ${this.renderQr()}
    </section>`;
  }

  private renderActions(invitation: Invitation | null): TemplateResult {
    return html`<div class="row actions">
      <button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => void this.sendAgain()}>${icon('retry')}${this.t('banner.sendAgain')}</button>
      ${invitation
        ? html`<button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => void this.copy(invitation)}>${icon('copy')}${this.t('banner.copy')}</button>
            <button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => void this.showQr(invitation)}>${icon('phone')}${this.t('banner.qr')}</button>
            <button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => (this.revoking = true)}>${icon('stop')}${this.t('banner.revoke')}</button>`
        : nothing}
      <button type="button" class="button quiet" @click=${() => this.emit('pc-invitations')}>${this.t('invitations')}</button>
    </div>`;
  }

  private renderRevoke(invitation: Invitation): TemplateResult {
    return html`<div class="row actions">
      <button type="button" class="button quiet" ?disabled=${this.busy} @click=${() => void this.revoke(invitation)}>${icon('stop')}${this.t('banner.revokeNow')}</button>
      <button type="button" class="button quiet" @click=${() => (this.revoking = false)}>${this.t('cancel')}</button>
    </div>`;
  }

  private renderQr(): TemplateResult | typeof nothing {
    if (!this.qr) {
      return nothing;
    }
    void import('./qr-panel');
    return html`<pc-qr-panel .services=${this.services} .svg=${this.qr} @pc-close=${() => (this.qr = '')}></pc-qr-panel>`;
  }

  private sendAgain(): Promise<void> {
    return this.attempt(async (api) => {
      await api.invite(this.conversation.uuid, {});
      this.done = this.t('banner.sent');
      this.emit('pc-refresh');
    });
  }

  private revoke(invitation: Invitation): Promise<void> {
    return this.attempt(async (api) => {
      await api.revoke(this.conversation.uuid, invitation.uuid);
      this.revoking = false;
      this.done = this.t('banner.revoked');
      this.emit('pc-refresh');
    });
  }

  private showQr(invitation: Invitation): Promise<void> {
    return this.attempt(async (api) => {
      this.qr = (await api.open(this.conversation.uuid, invitation.uuid)).qr;
    });
  }

  /** The clipboard API exists in secure contexts only; elsewhere the link is shown and selected for the person to copy. */
  private copy(invitation: Invitation): Promise<void> {
    return this.attempt(async (api) => {
      const { link } = await api.open(this.conversation.uuid, invitation.uuid);
      try {
        await navigator.clipboard.writeText(link);
        this.done = this.t('banner.copied');
      } catch {
        this.link = link;
        await this.updateComplete;
        this.linkField?.select();
      }
    });
  }

  private async attempt(work: (api: SecureApi) => Promise<void>): Promise<void> {
    this.busy = true;
    this.done = '';
    this.link = '';
    this.failure = null;
    try {
      await work(new SecureApi(this.services.rest));
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
