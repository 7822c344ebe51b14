import { css } from 'lit';

/**
 * The public theme: each --pc-* property may be set by the page, and has a calm light default.
 * Only the outermost elements carry this; what is inside reads the private names it resolves to.
 */
export const theme = css`
  :host {
    --_ink: var(--pc-text, #15282b);
    --_muted: var(--pc-text-muted, #53676a);
    --_line: var(--pc-border, #dbe4e4);
    --_field-line: var(--pc-field-border, #7d9092);
    --_surface: var(--pc-surface, #fff);
    --_canvas: var(--pc-canvas, #f4f7f7);
    --_hover: var(--pc-hover, #eaf1f1);
    --_primary: var(--pc-primary, #00696b);
    --_primary-strong: var(--pc-primary-strong, #004f51);
    --_on-primary: var(--pc-on-primary, #fff);
    --_tint: var(--pc-primary-tint, #d9efec);
    --_on-tint: var(--pc-on-primary-tint, #0a3537);
    --_danger: var(--pc-danger, #b3261e);
    --_danger-tint: var(--pc-danger-tint, #fdeceb);
    --_warning: var(--pc-warning, #774f00);
    --_warning-tint: var(--pc-warning-tint, #fff3d6);
    --_note: var(--pc-note, #fff1b8);
    --_note-line: var(--pc-note-border, #e0c35a);
    --_on-note: var(--pc-on-note, #3d3000);
    --_success: var(--pc-success, #17663a);
    --_success-tint: var(--pc-success-tint, #e0f3e7);
    --_read: var(--pc-read, #0a58c7);
    --_focus: var(--pc-focus, #0a58c7);
    --_radius: var(--pc-radius, 12px);
    --_radius-small: var(--pc-radius-small, 8px);
    --_radius-button: var(--pc-radius-button, 999px);
    --_frame: var(--pc-frame-border, 1px solid var(--_line));
    --_shadow: var(--pc-shadow, 0 1px 2px rgb(12 40 43 / 6%), 0 8px 24px rgb(12 40 43 / 7%));
    color-scheme: var(--pc-color-scheme, light);
    font: 400 var(--pc-font-size, 15px) / 1.45 var(--pc-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    letter-spacing: normal;
    text-align: start;
    color: var(--_ink);
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
`;

/** Controls as all parts show them. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
    min-inline-size: 0;
  }
  h2 {
    font-size: 1.15em;
    font-weight: 650;
    line-height: 1.3;
  }
  h3,
  legend {
    font-size: 1em;
    font-weight: 650;
    padding: 0;
  }
  h2:focus {
    outline: none;
  }
  svg {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    vertical-align: -0.25em;
  }
  svg.flip:dir(rtl) {
    transform: scaleX(-1);
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    cursor: pointer;
    border: 0;
    background: none;
    -webkit-tap-highlight-color: transparent;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 40px;
    padding: 0.4em 1.1em;
    border-radius: var(--_radius-button);
    border: 1px solid var(--_field-line);
    background: var(--_surface);
    font-weight: 600;
    text-decoration: none;
    color: var(--_primary-strong);
    transition: background-color 0.15s;
  }
  .button:hover {
    background: var(--_hover);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_primary);
    color: var(--_on-primary);
  }
  .button.primary:hover {
    background: var(--_primary-strong);
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    padding-inline: 0.7em;
  }
  .button.quiet:hover {
    background: var(--_hover);
  }
  .button.danger {
    color: var(--_danger);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    flex: none;
    border-radius: 50%;
    padding: 0;
    color: var(--_muted);
    transition: background-color 0.15s;
  }
  .icon-button:hover {
    background: var(--_hover);
    color: var(--_ink);
  }
  .field {
    display: grid;
    gap: 0.3em;
  }
  .field > label,
  .label {
    font-weight: 600;
    font-size: 0.93em;
  }
  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 40px;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
  }
  @media (pointer: coarse) {
    input,
    select,
    textarea {
      font-size: max(16px, 1em);
    }
  }
  textarea {
    display: block;
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger) !important;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 18px;
    block-size: 18px;
    flex: none;
    margin: 0;
    accent-color: var(--_primary);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.65em;
    min-block-size: 40px;
    cursor: pointer;
  }
  .hint {
    font-size: 0.87em;
    color: var(--_muted);
  }
  .problem {
    font-size: 0.9em;
    color: var(--_danger);
    display: flex;
    gap: 0.4em;
  }
  .notice {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0.3em 0.7em;
    padding: 0.5em 0.9em;
    border-radius: var(--_radius-small);
    font-size: 0.93em;
    background: var(--_warning-tint);
    color: var(--_warning);
  }
  .notice > span {
    flex: 1 1 12em;
  }
  .notice.error {
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  .notice.good {
    background: var(--_success-tint);
    color: var(--_success);
  }
  .notice a,
  .notice .button.quiet {
    color: inherit;
    text-decoration: underline;
    font-weight: 600;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    padding: 0.12em 0.6em;
    border-radius: 999px;
    font-size: 0.82em;
    font-weight: 600;
    white-space: nowrap;
    background: var(--_hover);
    color: var(--_muted);
  }
  .badge.granted {
    background: var(--_success-tint);
    color: var(--_success);
  }
  .badge.withdrawn {
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  .badge.unknown {
    background: var(--_warning-tint);
    color: var(--_warning);
  }
  .row {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .row > .grow {
    flex-basis: 150px;
  }
  .muted {
    color: var(--_muted);
  }
  .address {
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skeleton {
    border-radius: var(--_radius-small);
    background: linear-gradient(90deg, var(--_hover) 25%, var(--_canvas) 50%, var(--_hover) 75%) 0 / 400% 100%;
    animation: shimmer 1.6s linear infinite;
  }
  @keyframes shimmer {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: -33% 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
