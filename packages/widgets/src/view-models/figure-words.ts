/** Counts of people in words: the share and its opposite, the raw numbers, and what is not ruled out (UX, IA2 and IA5). */
import { figureEn, type FigureWords } from '../i18n/figure.en.js';
import { figureEs } from '../i18n/figure.es.js';
import { inLanguage } from '../i18n/messages.js';
import { isCountable, type CountedArm, type Denominator, type Picture } from './figure-picture.js';

/** Groups of three stand apart by a space where the language would use a point: texts beside it may use that for decimals. */
export const wholeNumber = (value: number, lang: string): string =>
  new Intl.NumberFormat(lang)
    .formatToParts(value)
    .map((part) => (part.type === 'group' && part.value === '.' ? '\u202f' : part.value))
    .join('');

/** The words about figures in a language; English where there are none. */
export const figureWords = (lang: string): FigureWords => inLanguage(lang, { en: figureEn, es: figureEs });

interface Saying {
  lang: string;
  denominator: Denominator;
  /** Adds the share in per cent, for clinicians. */
  exact?: boolean;
}

/** "About 13 of 100, 87 not (5 of 38)", without a final stop; empty where the numbers cannot be. */
export const countText = (arm: CountedArm, { lang, denominator, exact }: Saying): string => {
  const { count, of, upperLimit, about } = arm;
  if (!isCountable(arm)) return '';
  const figure = figureWords(lang);
  const said = (value: number): string => wholeNumber(value, figure.lang);
  const raw = (n: number, all: number): string => figure.share(said(n), said(all));
  const limit = upperLimit && upperLimit.count / upperLimit.of;
  const per = limit !== undefined && limit < 0.001 && upperLimit ? upperLimit.of : denominator;
  const most = Math.ceil((limit ?? 0) * per - 1e-9);
  const open = limit === undefined ? '' : figure.notRuledOut(raw(most, per), said(per - most));
  if (count === 0) return [figure.none(said(of)), open || figure.notWorkedOut].join('. ');
  const rate = count / of;
  const percent = new Intl.NumberFormat(figure.lang, { style: 'percent', maximumSignificantDigits: 3 }).format(rate);
  const source = of === denominator ? '' : [raw(count, of), exact && !about && percent].filter(Boolean).join(', ');
  const behind = source && ` (${source})`;
  if (rate < 0.001) return `${figure.fewer(raw(1, 1000))}${behind}; ${figure.moreNot(raw(999, 1000))}`;
  const full = Math.max(1, Math.round(rate * denominator));
  const isRounded = Math.abs(rate * denominator - full) > 1e-9;
  const text = `${raw(full, denominator)}, ${figure.not(said(denominator - full))}`;
  return [`${about || isRounded ? figure.about(text) : text}${behind}`, open].filter(Boolean).join('. ');
};

/** What a picture shows, for those who do not see it; with both framings. */
export const pictureText = ({ kind, total, full, dashed }: Picture, label: string, lang: string): string => {
  const figure = figureWords(lang);
  const said = (value: number): string => wholeNumber(value, figure.lang);
  const marks = [
    full > 0 && figure.full(said(full)),
    dashed > 0 && figure.dashed(said(dashed)),
    figure.empty(said(total - full - dashed)),
  ];
  const all = kind === 'people' ? figure.circles(said(total)) : figure.squares(said(total), said(1000));
  return [label, [all, ...marks.filter(Boolean)].join(' ')].filter(Boolean).join(': ');
};
