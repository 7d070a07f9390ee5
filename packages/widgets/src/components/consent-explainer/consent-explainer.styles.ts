import { css } from 'lit';

export const styles = css`
  .steps-and-section {
    border-top: 1px solid var(--line);
  }
  .steps {
    background: var(--sunken);
    padding: var(--s3) var(--s4);
  }
  .wide {
    display: none;
  }
  .steps ol {
    list-style: none;
    padding: 0;
  }
  .step {
    display: grid;
    grid-template-columns: 1.5em minmax(0, 1fr);
    gap: var(--s2);
    justify-content: start;
    text-align: start;
    width: 100%;
    border-color: transparent;
    background: none;
    font-weight: 400;
    color: var(--ink-soft);
    padding-inline: var(--s3);
  }
  .step[aria-current] {
    font-weight: 600;
    color: var(--accent);
    background: var(--accent-wash);
  }
  .step .icon {
    color: var(--go);
    vertical-align: middle;
  }
  .section {
    padding: var(--s5);
    min-width: 0;
  }
  .read > h3 {
    font-size: 1.32em;
  }
  .part > h3 {
    font-size: 1.1em;
  }
  .read > h3 + p {
    margin-top: var(--s1);
  }
  .read > .blocks + * {
    margin-top: var(--s4);
  }
  .blocks > .told {
    margin-top: var(--s3);
    max-width: 44em;
  }
  [part='question'] + .strip {
    margin-top: var(--s3);
  }
  .unclear {
    margin-top: var(--s5);
    border-style: dashed;
  }
  .acts {
    margin-top: var(--s4);
  }
  .own {
    display: block;
    margin-top: var(--s4);
  }
  .own :is(textarea, input) {
    display: block;
    margin-top: var(--s1);
  }
  .own textarea {
    width: 100%;
    max-width: 40em;
  }
  .path {
    list-style: none;
    padding: 0;
    counter-reset: path;
    margin-top: var(--s2);
  }
  .path li {
    counter-increment: path;
    position: relative;
    padding: 0 0 var(--s4);
    padding-inline-start: 2.6em;
  }
  .path li::before {
    content: counter(path);
    position: absolute;
    inset-inline-start: 0;
    width: 1.8em;
    height: 1.8em;
    display: grid;
    place-items: center;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--surface);
    color: var(--accent);
    font-weight: 650;
  }
  .path li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-inline-start: 0.9em;
    top: 1.8em;
    bottom: 0;
    border-inline-start: 2px solid var(--line);
  }
  .timeline {
    list-style: none;
    padding: 0;
    margin-top: var(--s3);
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11em, 100%), 1fr));
    gap: var(--s4) var(--s3);
  }
  .timeline li {
    border-top: 3px solid var(--accent);
    padding-top: var(--s2);
  }
  .fields > div,
  .record > div {
    padding-block: var(--s2);
    border-top: 1px solid var(--line);
  }
  dt {
    font-weight: 650;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr));
    gap: var(--s4);
    margin-top: var(--s3);
  }
  .pick {
    display: block;
    width: 100%;
    text-align: start;
    padding: var(--s3) var(--s4);
    font-weight: 400;
  }
  .pick .small {
    display: block;
  }
  .means {
    display: block;
    width: 100%;
    max-width: 34em;
    height: auto;
    fill: none;
    stroke: var(--figure);
  }
  .means text {
    font-size: 11px;
    fill: var(--ink);
    stroke: none;
  }
  .means .value {
    font-weight: 700;
  }
  .means .grid {
    stroke: var(--line);
  }
  .means .matters {
    stroke: var(--ink);
    stroke-dasharray: 4 3;
    stroke-width: 1.5;
  }
  .means .stem {
    stroke-width: 2.5;
  }
  .means circle {
    stroke-width: 2.5;
    fill: var(--surface);
  }
  .means .first {
    fill: var(--figure);
  }
  ::highlight(regen-read-aloud) {
    text-decoration: underline 3px;
    text-underline-offset: 0.25em;
  }
  @container (min-width: 46em) {
    .steps-and-section {
      display: grid;
      grid-template-columns: 15em minmax(0, 1fr);
    }
    .wide {
      display: block;
      border-inline-end: 1px solid var(--line);
    }
    .narrow {
      display: none;
    }
    fieldset,
    .own {
      max-width: 36em;
    }
    .fields > div {
      display: grid;
      grid-template-columns: 10em minmax(0, 1fr);
      gap: var(--s3);
    }
  }
  @media print {
    .steps {
      display: none;
    }
    .steps-and-section {
      display: block;
    }
  }
`;
