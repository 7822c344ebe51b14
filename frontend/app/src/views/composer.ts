import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ApiError } from '../../../src/api/api-error';
import { newClientToken } from '../../../src/client-token';
import { DraftStore } from '../../../src/draft-store';
import { define } from '../../../src/elements/define';
import { icon } from '../../../src/icons';
import type { AppFile } from '../model';
import { shrink } from '../pictures';
import { View } from '../view';

export interface Written {
  text: string;
  attachments: readonly AppFile[];
}

interface Upload {
  key: string;
  name: string;
  file: File;
  /** A picture of the browser's own making, to show meanwhile. */
  preview: string;
  stored: AppFile | null;
}

const LONGEST = 20_000;

/** Where the person writes. What is typed survives a reload; files go to the server as they are chosen. Fires "pc-send" with a Written. */
@define('pc-app-composer')
export class AppComposer extends View {
  @property() thread = '';
  /** Whose drafts: another person on the same phone shall not find them. */
  @property() owner = '';
  @property({ type: Boolean }) online = true;
  @state() private uploads: readonly Upload[] = [];
  @state() private problems: readonly string[] = [];
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  private drafts!: DraftStore;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forgetUploads();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('thread') || changed.has('owner')) {
      this.drafts = new DraftStore(`${this.owner}.${this.thread}`);
      this.forgetUploads();
      this.problems = [];
    }
    if (changed.has('online') && this.online) {
      this.uploads.filter(({ stored }) => !stored).forEach((upload) => void this.upload(upload));
    }
  }

  protected override updated(): void {
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  protected override render(): TemplateResult {
    const { types } = this.shared.settings;
    const ready = this.ready;
    return html`<form class="composer" novalidate @submit=${this.onSubmit} @keydown=${this.onKey}>
      <div role="alert">${this.problems.map((problem) => html`<p class="problem">${icon('alert')}<span>${problem}</span></p>`)}</div>
      ${this.uploads.length > 0
        ? html`<ul class="uploads">
            ${this.uploads.map((upload) => this.renderUpload(upload))}
          </ul>`
        : nothing}
      <div class="box">
        <button type="button" class="icon-button camera" aria-label=${this.t('attach.camera')} title=${this.t('attach.camera')} @click=${() => this.choose('#camera')}>${camera}</button>
        <button type="button" class="icon-button" aria-label=${this.t('attach.file')} title=${this.t('attach.file')} @click=${() => this.choose('#files')}>${icon('clip')}</button>
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="enter"
          maxlength=${LONGEST}
          aria-label=${this.t('message')}
          placeholder=${this.t('message.placeholder')}
          .value=${live(this.drafts.current.text)}
          @input=${this.onInput}
        ></textarea>
        <button class="send" aria-label=${this.t('send')} title=${this.t('send')} aria-disabled=${!ready}>${icon('send')}</button>
      </div>
      <input id="camera" type="file" accept="image/*" capture="environment" hidden aria-label=${this.t('attach.camera')} @change=${this.onFiles} />
      <input id="files" type="file" accept=${['image/*', ...types].join(',')} multiple hidden aria-label=${this.t('attach.file')} @change=${this.onFiles} />
    </form>`;
  }

  private renderUpload({ key, name, preview, stored }: Upload): TemplateResult {
    return html`<li class=${stored ? '' : 'busy'}>
      ${preview ? html`<img src=${preview} alt="" />` : icon('clip')}
      <span><bdi>${stored ? name : this.t('attach.sending', { name })}</bdi></span>
      <button type="button" class="icon-button" aria-label=${this.t('attach.remove', { name })} @click=${() => this.removeUpload(key)}>${icon('close')}</button>
    </li>`;
  }

  private get ready(): boolean {
    const { text } = this.drafts.current;
    return (text.trim() !== '' || this.uploads.length > 0) && this.uploads.every(({ stored }) => stored !== null);
  }

  private choose(selector: string): void {
    this.querySelector<HTMLInputElement>(selector)?.click();
  }

  private readonly onInput = (): void => {
    this.drafts.edit({ text: this.area.value });
    this.requestUpdate();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.send();
    }
  };

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.send();
  };

  private send(): void {
    if (!this.ready) {
      return;
    }
    const written: Written = { text: this.drafts.current.text.trim(), attachments: this.uploads.map(({ stored }) => stored).filter((file): file is AppFile => file !== null) };
    this.emit('pc-send', written);
    this.drafts.clear();
    this.forgetUploads();
    this.problems = [];
    this.area.focus();
    this.requestUpdate();
  }

  private readonly onFiles = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    field.value = '';
    this.problems = [];
    for (const original of chosen) {
      const { name, blob } = await shrink(original);
      const file = blob instanceof File ? blob : new File([blob], name, { type: blob.type });
      const { maxBytes } = this.shared.settings;
      if (file.size > maxBytes) {
        this.problems = [...this.problems, this.t('attach.tooBig', { name, size: Math.floor(maxBytes / 1_048_576) })];
        continue;
      }
      const upload = { key: newClientToken(), name, file, preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : '', stored: null };
      this.uploads = [...this.uploads, upload];
      void this.upload(upload);
    }
  };

  private async upload({ key, name, file }: Upload): Promise<void> {
    try {
      const stored = await this.shared.api.upload(this.thread, name, file);
      this.uploads = this.uploads.map((upload) => (upload.key === key ? { ...upload, stored } : upload));
    } catch (thrown) {
      const failure = ApiError.from(thrown);
      if (failure.kind === 'offline' || !this.uploads.some((upload) => upload.key === key)) {
        return;
      }
      this.removeUpload(key);
      if (failure.kind === 'session') {
        this.emit('pc-session-ended');
        return;
      }
      const size = Math.floor(this.shared.settings.maxBytes / 1_048_576);
      const problem =
        failure.status === 413 || failure.code === 'file.tooLarge'
          ? this.t('attach.tooBig', { name, size })
          : failure.code === 'file.type' || failure.status === 415
            ? this.t('attach.type', { name })
            : `${this.t('attach.failed', { name })} ${this.why(failure)}`;
      this.problems = [...this.problems, problem];
    }
  }

  private removeUpload(key: string): void {
    this.uploads.filter((upload) => upload.key === key && upload.preview).forEach(({ preview }) => URL.revokeObjectURL(preview));
    this.uploads = this.uploads.filter((upload) => upload.key !== key);
  }

  private forgetUploads(): void {
    this.uploads.forEach(({ key }) => this.removeUpload(key));
  }
}

const camera = html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
  <path d="M4 8h3.500l1.500-2.500h6L16.500 8H20v11H4zM12 10a3.300 3.300 0 1 1 0 6.600 3.300 3.300 0 0 1 0-6.600z"></path>
</svg>`;
