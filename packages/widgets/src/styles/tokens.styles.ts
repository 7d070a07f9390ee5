import { css } from 'lit';

/**
 * Design tokens. A host sets `--regen-…`; the elements read the short names, which fall back to these defaults. Both sets of
 * defaults pass WCAG contrast; which one holds follows the used `color-scheme` of the place, never the operating system alone.
 */
export const tokens = css`
  .widget {
    --ink: var(--regen-ink, light-dark(#14212b, #e8eef0));
    --ink-soft: var(--regen-ink-soft, light-dark(#4a5b68, #b3c0c6));
    --surface: var(--regen-surface, light-dark(#ffffff, #14191d));
    --sunken: var(--regen-surface-sunken, light-dark(#f4f6f5, #1c2327));
    --line: var(--regen-line, light-dark(#dbe1e0, #323c42));
    --line-strong: var(--regen-line-strong, light-dark(#74828a, #7c8b93));
    --accent: var(--regen-accent, light-dark(#0b6b63, #5cc7b9));
    --accent-ink: var(--regen-accent-ink, light-dark(#ffffff, #06211e));
    --accent-wash: var(--regen-accent-wash, light-dark(#e5f2f0, #12312e));
    --focus: var(--regen-focus, light-dark(#0b57d0, #8ab4ff));
    --go: var(--regen-go, light-dark(#1d6b37, #7fd195));
    --go-wash: var(--regen-go-wash, light-dark(#e8f4ea, #15301d));
    --caution: var(--regen-caution, light-dark(#845400, #f0bf5c));
    --caution-wash: var(--regen-caution-wash, light-dark(#fdf3dc, #352808));
    --stop: var(--regen-stop, light-dark(#a1261f, #ff9d93));
    --stop-wash: var(--regen-stop-wash, light-dark(#fcecea, #3d1715));
    --open: var(--regen-open, light-dark(#3c4f8f, #aebcf5));
    --open-wash: var(--regen-open-wash, light-dark(#ecf0fb, #1f2747));
    --urgent: var(--regen-urgent, light-dark(#8f1410, #ffb4ab));
    --urgent-ink: var(--regen-urgent-ink, light-dark(#ffffff, #3a0503));
    --figure: var(--regen-figure, light-dark(#33475b, #c5d3de));
    --radius: var(--regen-radius, 0.75em);
    --radius-s: var(--regen-radius-s, 0.5em);
    --motion: var(--regen-motion, 160ms);
    /* One 4-pixel step at the default size; spaces sit on boxes, whose own font size never changes. */
    --s1: var(--regen-space-1, 0.25em);
    --s2: var(--regen-space-2, 0.5em);
    --s3: var(--regen-space-3, 0.75em);
    --s4: var(--regen-space-4, 1em);
    --s5: var(--regen-space-5, 1.5em);
    --control: 2.75em;
    /* Sizes of leaf texts, on a scale of 1.2. */
    --text-s: var(--regen-text-s, 0.8333em);
    --text-l: var(--regen-text-l, 1.2em);
    --text-xl: var(--regen-text-xl, 1.44em);
  }
  .compact {
    --s5: var(--regen-space-5, 0.9em);
    --s4: var(--regen-space-4, 0.75em);
    --control: 2.25em;
    --text-s: var(--regen-text-s, 0.93em);
    --text-l: var(--regen-text-l, 1.14em);
    --text-xl: var(--regen-text-xl, 1.28em);
  }
`;
