import { css, html, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { define } from './define';
import { Part } from './part';

/**
 * A small button that tells more when it is pointed at, focused or tapped. Escape closes it.
 * The slot "more" is what it tells; it shows in the top layer, so that no scrolling box cuts it off.
 */
@define('pc-hint')
export class Hint extends Part {
  static override styles = [
    ...super.styles,
    css`
      :host {
        display: inline-flex;
      }
      button {
        position: relative;
        display: inline-flex;
        align-items: center;
        gap: 0.25em;
        padding: 0;
        border-radius: 6px;
      }
      button::after {
        content: '';
        position: absolute;
        inset: -12px -10px;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        inline-size: max-content;
        max-inline-size: min(300px, calc(100vw - 16px));
        padding: 0.7em 0.9em;
        border: 0;
        border-radius: var(--_radius-small);
        background: var(--_ink);
        color: var(--_surface);
        font-size: 14px;
        line-height: 1.4;
        box-shadow: var(--_shadow);
      }
    `,
  ];

  /** What the button is called for a screen reader, the told text included. */
  @property() label = '';

  @query('button') private readonly button!: HTMLButtonElement;
  @query('[popover]') private readonly bubble!: HTMLElement;
  private shown = false;
  private shownBeforeTouch = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hide();
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        aria-label=${this.label}
        @pointerenter=${(event: PointerEvent) => event.pointerType === 'mouse' && this.show()}
        @pointerleave=${(event: PointerEvent) => event.pointerType === 'mouse' && this.hide()}
        @pointerdown=${(event: PointerEvent) => (this.shownBeforeTouch = event.pointerType !== 'mouse' && this.shown)}
        @focus=${this.show}
        @blur=${this.hide}
        @click=${this.tapped}
        @keydown=${this.onKey}
      >
        <slot></slot>
      </button>
      <div popover="manual" role="tooltip"><slot name="more"></slot></div>`;
  }

  private readonly show = (): void => {
    if (this.shown || typeof this.bubble.showPopover !== 'function') {
      return;
    }
    this.shown = true;
    this.bubble.showPopover();
    this.place();
    addEventListener('scroll', this.hide, { capture: true, once: true, passive: true });
  };

  private readonly hide = (): void => {
    removeEventListener('scroll', this.hide, { capture: true });
    if (this.shown) {
      this.shown = false;
      if (this.bubble.isConnected) {
        this.bubble.hidePopover();
      }
    }
  };

  private readonly tapped = (event: MouseEvent): void => {
    const byKeyboard = event.detail === 0;
    if (byKeyboard ? this.shown : this.shownBeforeTouch) {
      this.hide();
    } else {
      this.show();
    }
    this.shownBeforeTouch = false;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.shown) {
      event.stopPropagation();
      this.hide();
    }
  };

  private place(): void {
    const anchor = this.button.getBoundingClientRect();
    const { width, height } = this.bubble.getBoundingClientRect();
    const centre = anchor.left + anchor.width / 2 - width / 2;
    const left = Math.max(8, Math.min(centre, document.documentElement.clientWidth - width - 8));
    const above = anchor.top - height - 8;
    this.bubble.style.left = `${left}px`;
    this.bubble.style.top = `${above >= 8 ? above : anchor.bottom + 8}px`;
  }
}
