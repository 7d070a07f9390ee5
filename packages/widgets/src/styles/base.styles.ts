import { css } from 'lit';

/** What every element shares: the frame, texts, pills, buttons, choices, strips. Sizes are in em and set on leaf texts. */
export const base = css`
  :host {
    display: block;
    /* The host page may set any size on any element; guidance stays readable. */
    font-size: var(--regen-text-m, max(1em, 16px)) !important;
  }
  :host([density='compact']) {
    font-size: var(--regen-text-m, 14px) !important;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  .widget {
    container-type: inline-size;
    font-family: var(--regen-font, inherit);
    /* What a page sets on the tag, or on all tags, would be inherited. Spaces between letters and words are left to the reader. */
    font-style: normal;
    font-weight: 400;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: clip;
    overflow-wrap: break-word;
    scroll-padding: var(--s4);
  }
  .compact {
    line-height: 1.4;
  }
  .waiting {
    container-type: normal;
    overflow: visible;
    background: none;
    border: 0;
  }
  h2,
  h3,
  h4,
  p,
  dl,
  dd,
  ol,
  ul,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  :is(h2, h3, h4, legend) {
    font-family: var(--regen-font-heading, inherit);
  }
  h2 {
    font-size: var(--text-xl);
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  h3,
  legend {
    font-size: var(--text-l);
    line-height: 1.3;
    font-weight: 650;
  }
  h4,
  .minor {
    font-size: 1em;
    font-weight: 650;
  }
  :is(h2, h3, legend):focus {
    outline: none;
  }
  b,
  th {
    font-weight: 650;
  }
  ol,
  ul {
    padding-inline-start: 1.4em;
  }
  li {
    padding-block: 0.15em;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  .soft {
    color: var(--ink-soft);
  }
  .small {
    font-size: var(--text-s);
  }
  .small :is(.small, .tag) {
    font-size: 1em;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s3);
    align-items: center;
  }
  .between {
    justify-content: space-between;
  }
  .stack > * + * {
    margin-top: var(--s2);
  }
  .stack > p {
    max-width: 44em;
  }
  /* Wraps as one, before it breaks. */
  .whole {
    display: inline-block;
  }
  .part {
    margin-top: var(--s5);
  }
  .pad {
    padding: var(--s5);
  }
  .body {
    padding: var(--s5);
    border-top: 1px solid var(--line);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s3) var(--s4);
    align-items: start;
    justify-content: space-between;
    padding: var(--s5) var(--s5) var(--s4);
  }
  .top p {
    margin-top: var(--s1);
    max-width: 44em;
  }
  /* A button without a frame stands where its words do. */
  .top .quiet {
    margin: -0.65em -0.5em;
  }
  .top > :first-child {
    flex: 1 1 14em;
    min-width: 0;
  }

  /* icons, pills, chips */
  .icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .dashed {
    stroke-dasharray: 3 2.2;
    stroke-linecap: butt;
  }
  :dir(rtl) > .mirrored {
    transform: scaleX(-1);
  }
  .pill,
  .chip {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    padding: 0.15em 0.65em 0.15em 0.55em;
    border: 1px solid transparent;
    border-radius: 1.2em;
    font-size: var(--text-s);
    font-weight: 600;
    text-align: start;
  }
  .pill .icon {
    width: 1.05em;
    height: 1.05em;
  }
  .chip {
    font-weight: 400;
    white-space: nowrap;
    color: var(--ink-soft);
    border-color: var(--line);
  }
  /* a tone is a colour; a pill has its wash behind it */
  .tone-go {
    color: var(--go);
    --wash: var(--go-wash);
  }
  .tone-caution {
    color: var(--caution);
    --wash: var(--caution-wash);
  }
  .tone-stop {
    color: var(--stop);
    --wash: var(--stop-wash);
  }
  .tone-open {
    color: var(--open);
    --wash: var(--open-wash);
  }
  .tone-plain {
    color: var(--ink-soft);
    --wash: var(--sunken);
  }
  .tone-urgent {
    color: var(--urgent-ink);
    --wash: var(--urgent);
  }
  .pill {
    background: var(--wash);
    transition: var(--motion);
    transition-property: color, background-color;
  }
  .pill.tone-plain {
    border-color: var(--line-strong);
  }
  .dots {
    letter-spacing: 0.08em;
    color: var(--accent);
  }
  .dots i {
    font-style: normal;
    color: var(--line-strong);
  }
  .tag {
    display: inline-flex;
    gap: 0.35em;
    align-items: baseline;
    font-weight: 600;
    font-size: var(--text-s);
  }
  .tag .icon {
    align-self: center;
  }

  /* controls */
  button,
  .button {
    font: inherit;
    font-weight: 600;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: var(--control);
    padding: 0.35em 1.1em;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: var(--ink);
    cursor: pointer;
  }
  .primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  .quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    padding-inline: 0.5em;
  }
  .link {
    border: 0;
    padding: 0;
    min-height: 1.5em;
    background: none;
    font-weight: inherit;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  input:is([type='text'], [type='date']),
  textarea {
    font: inherit;
    color: inherit;
    background: var(--surface);
    max-width: 100%;
    min-height: var(--control);
    padding: 0.35em 0.7em;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
  }
  input[aria-invalid='true'] {
    border: 2px solid var(--stop);
  }
  .error {
    margin-top: var(--s2);
    color: var(--stop);
    font-weight: 600;
    flex-wrap: nowrap;
    align-items: start;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .choice {
    display: flex;
    gap: var(--s3);
    align-items: center;
    min-height: var(--control);
    padding: 0.55em var(--s4);
    margin-top: var(--s2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  :is(legend:not(.hidden), fieldset > .soft) + .choice {
    margin-top: var(--s4);
  }
  .choice input {
    width: 1.25em;
    height: 1.25em;
    margin: 0;
    flex: none;
    accent-color: var(--accent);
  }
  .choice small {
    display: block;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-wash);
    outline: 1px solid var(--accent);
    outline-offset: -2px;
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .choice :focus-visible {
    outline: none;
  }
  [aria-invalid='true'] .choice {
    border: 2px solid var(--stop);
  }
  summary {
    cursor: pointer;
    color: var(--accent);
    font-weight: 600;
    min-height: 1.5em;
  }
  .widget:not(.compact) summary {
    min-height: 2.75em;
    padding-block: 0.6em;
  }
  summary::marker {
    font-size: 0.8em;
  }

  /* strips, notices, urgent block */
  .strip {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--s1) var(--s3);
    padding: var(--s3) var(--s4);
    border: 1px solid transparent;
    border-inline-start: 4px solid currentColor;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .strip > :not(.icon) {
    color: var(--ink);
    grid-column: 2;
  }
  .strip > .icon {
    margin-top: 0.15em;
  }
  .bare {
    background: none;
    border-radius: 0;
    padding: var(--s5);
  }
  .code {
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace;
    font-size: 0.8em;
    color: var(--ink-soft);
    margin-top: var(--s3);
    overflow-wrap: anywhere;
  }
  .draft {
    display: flex;
    gap: 0.6em;
    padding: 0.5em var(--s5);
    border-bottom: 1px solid var(--line-strong);
    color: var(--caution);
    background: repeating-linear-gradient(135deg, var(--caution-wash) 0 12px, var(--surface) 12px 24px);
  }
  .draft .icon {
    align-self: center;
  }
  .draft span {
    background: var(--surface);
    padding: 0.1em 0.5em;
    border-radius: 0.3em;
    font-weight: 600;
  }
  .compact .draft {
    padding-block: 0;
  }
  .notice {
    padding: var(--s3) var(--s5);
    border-bottom: 2px solid var(--ink);
  }
  .call {
    padding: var(--s5);
    background: var(--urgent);
    color: var(--urgent-ink);
  }
  .call h2 {
    display: flex;
    gap: var(--s3);
    align-items: center;
  }
  .call p {
    margin-top: var(--s2);
  }
  .call ::slotted(*) {
    margin-top: var(--s4);
  }
  .bone {
    height: 0.8em;
    border-radius: 1em;
    background: var(--line);
    margin-top: 0.7em;
    max-width: 80%;
  }
  .bone + .bone {
    max-width: 55%;
  }
  .bone.tall {
    height: 2.75em;
    max-width: none;
    border-radius: var(--radius-s);
  }

  /* parts of content */
  .reason {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--s1) var(--s3);
    padding-block: var(--s3);
    border-bottom: 1px solid var(--line);
  }
  .reason:last-child {
    border: 0;
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    padding: var(--s4);
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 0.6em var(--s3);
    border-top: 1px solid var(--line);
  }
  :is(th, td):first-child {
    padding-inline-start: var(--s5);
  }
  :is(th, td):last-child {
    padding-inline-end: var(--s5);
  }
  .inline {
    display: inline-block;
  }
  .row > .inline[open] {
    flex-basis: 100%;
  }
  .widget .inline summary {
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    min-height: 1.5em;
    padding-block: 0.1em;
    list-style: none;
  }

  .grow {
    flex: 1;
  }
  .retry {
    padding: 0 var(--s5) var(--s5);
  }

  /* the end of every screen: rules, version, review, sources */
  .basis {
    border-top: 1px solid var(--line);
    background: var(--sunken);
    padding: var(--s3) var(--s5);
    color: var(--ink-soft);
  }
  .basis > .row {
    font-size: var(--text-s);
    gap: var(--s1) var(--s4);
  }
  .basis summary {
    font-size: var(--text-s);
    font-weight: 400;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .basis details > :not(summary) {
    margin-top: var(--s3);
    font-size: var(--text-s);
  }
  .only-print {
    display: none;
  }
  @container (max-width: 30em) {
    .widget > * {
      --s5: 1em;
    }
    /* What leads on fills the line it stands on. */
    .row > .grow {
      display: none;
    }
    .acts > .primary {
      flex: auto;
    }
    .acts > .quiet {
      margin-inline: -0.5em;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .pill {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      outline-color: Highlight;
      border-color: Highlight;
    }
    .pill,
    .strip,
    .call,
    .primary {
      border-color: CanvasText;
    }
    .bone {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    :host {
      font-size: 11pt !important;
    }
    .widget {
      color: #000;
      background: none;
      border: 0;
      border-radius: 0;
      --ink: #000;
      --ink-soft: #000;
      --line: #767676;
      --surface: transparent;
      --sunken: transparent;
    }
    a,
    summary,
    .dots,
    .draft {
      color: #000;
    }
    .draft {
      background: none;
    }
    button,
    .no-print {
      display: none !important;
    }
    .pill {
      border-color: currentColor;
      color: #000;
    }
    .call {
      color: #000;
      background: none;
      border: 3px solid #000;
    }
    .only-print {
      display: block;
    }
    .keep {
      break-inside: avoid;
    }
  }
`;
