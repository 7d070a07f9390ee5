import { css, type CSSResult } from 'lit';
import { blocks } from './blocks.styles.js';
import { controls } from './controls.styles.js';
import { marks } from './marks.styles.js';

/** The ground: the frame, texts, and how parts are laid out. Sizes are in em and set on leaf texts. */
const ground = css`
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
  .grow {
    flex: 1;
  }
  .only-print {
    display: none;
  }
  @container (max-width: 30em) {
    .widget > * {
      --s5: 1em;
    }
    .row > .grow {
      display: none;
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
    a {
      color: #000;
    }
    .no-print {
      display: none !important;
    }
    .only-print {
      display: block;
    }
    .keep {
      break-inside: avoid;
    }
  }
`;

/** What every element shares. */
export const base: CSSResult[] = [ground, marks, controls, blocks];
