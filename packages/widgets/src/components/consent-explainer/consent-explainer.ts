import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ExplanationController, type Expectation } from '../../controllers/explanation.js';
import { ReadAloudController } from '../../controllers/read-aloud.js';
import { RegenElement } from '../../elements/regen-element.js';
import type { Scene } from '../../elements/scene.js';
import { RegenConsentProgressEvent, RegenConsentRecordEvent, type ConsentRecord } from '../../events.js';
import { explainEn } from '../../i18n/explain.en.js';
import { explainEs } from '../../i18n/explain.es.js';
import { languageTitle } from '../../i18n/language-name.js';
import { inLanguage } from '../../i18n/messages.js';
import { register } from '../../registration.js';
import { consentView, explainedModality, type ConsentView, type SectionView } from '../../view-models/consent.js';
import { styles } from './consent-explainer.styles.js';
import { CONTENTS, told } from './contents.js';
import type { Explaining, ExplainWords } from './explaining.js';
import { stepList } from './step-list.js';

/** What leads a section, and in it what leads the expectation question or its result. */
const HEADING = '[part="section"] [tabindex="-1"]';
const EXPECTATION = '[part="section"] legend, .found';

/**
 * Goes through what an option is, what happens, what to expect, what can go wrong, what else there is, what to doubt and what to
 * ask; checks whether it was explained well; and ends in a record that says "explained", never "consented".
 *
 * @summary Explains one option, step by step, and records what was explained.
 * @slot - Shown until the element is ready, and when it cannot work.
 * @slot actions - The host's own next steps beside an urgent sign.
 * @fires regen-consent-progress - The person went to a section.
 * @fires regen-consent-record - The person hands over the record.
 * @fires regen-decision - The decision changed, whoever caused it.
 * @fires regen-ready - A rule set is loaded and on screen.
 * @fires regen-error - No guidance can be given; `code` says why.
 * @csspart header - Title and actions.
 * @csspart section - The section on screen.
 * @csspart question - The fieldset of a question.
 * @csspart choice - One choice of a question.
 * @csspart icon-array - A picture of people.
 * @csspart basis - Certainty and sources of a statement.
 * @csspart notice - A mandatory notice.
 */
export class RegenConsentExplainer extends RegenElement {
  static override styles = [...RegenElement.styles, styles];

  /** Registers the element, unless the tag is taken. */
  static define(tag = 'regen-consent-explainer', registry = customElements): void {
    register(tag, RegenConsentExplainer, registry);
  }

  readonly #progress = new ExplanationController(this);
  readonly #reader = new ReadAloudController(this);
  #refused = false;
  #check = 0;
  #kept = false;
  #picked = '';
  #sections: readonly SectionView[] = [];

  protected override forget(): void {
    this.#progress.clear();
    this.#reader.stop();
    this.#refused = false;
    this.#check = 0;
    this.#kept = false;
    this.#picked = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('lang')) this.#reader.stop();
  }

  protected override renderContent(scene: Scene): TemplateResult {
    const { explanation, ruleSet, decision, narrator } = scene;
    const modality = explainedModality(ruleSet, this.modality || this.#picked);
    const assessed = explanation.modalities.filter(({ comparator }) => !comparator);
    if (modality === null && assessed.length > 0) return this.#renderPicker(scene);
    const view = consentView(ruleSet, decision, narrator, modality);
    this.#sections = view.sections;
    const section = view.sections[Math.min(this.#progress.section, view.sections.length - 1)];
    if (section) this.#progress.show(section.id);
    return html`${this.#renderTop(scene, view)}
      <div class="steps-and-section">
        ${stepList({
          sections: view.sections,
          current: this.#progress.section,
          shown: this.#progress.shown,
          go: this.#handleGo,
          words: this.#words,
        })}
        ${section ? this.#renderSection(section, scene, view) : nothing}
      </div>`;
  }

  get #words(): ExplainWords {
    return inLanguage(this.messages.lang, { en: explainEn, es: explainEs });
  }

  #renderTop({ messages, ruleSet, narrator, explanation }: Scene, { name }: ConsentView): TemplateResult {
    const others = ruleSet.document.locales.filter((locale) => locale !== narrator.lang);
    return html`<header class="top" part="header">
      <div>
        <h2 tabindex="-1">${name === '' ? explanation.title : this.#words.title(name)}</h2>
        <p class="soft">${explanation.summary} ${messages.privacy}</p>
      </div>
      <div class="row no-print">
        ${this.#renderReader(this.#words, narrator.lang)}${others.map(
          (locale) =>
            html`<button class="quiet" lang=${locale} @click=${() => this.#handleLanguage(locale)}>
              ${languageTitle(locale)}
            </button>`,
        )}
      </div>
    </header>`;
  }

  #renderReader(words: ExplainWords, lang: string): TemplateResult | typeof nothing {
    const { state } = this.#reader;
    if (!this.#reader.voice(lang)) return nothing;
    if (state === 'off')
      return html`<button class="quiet" @click=${() => this.#handleRead(lang)}>${words.readAloud}</button>`;
    return html`<div class="row" role="group" aria-label=${words.readAloud}>
      <button @click=${() => this.#reader.toggle()}>${state === 'playing' ? words.pause : words.play}</button>
      <button @click=${() => this.#reader.stop()}>${words.stop}</button>
    </div>`;
  }

  #renderPicker({ explanation }: Scene): TemplateResult {
    return html`<header class="top" part="header"><h2>${explanation.title}</h2></header>
      <div class="body stack" part="section">
        <h3 tabindex="-1">${this.#words.pick}</h3>
        ${explanation.modalities
          .filter(({ comparator }) => !comparator)
          .map(
            ({ modality, name, description }) =>
              html`<button class="pick" @click=${() => this.#handlePick(modality)}>
                <span><b>${name}</b><span class="small soft">${description}</span></span>
              </button>`,
          )}
      </div>`;
  }

  #renderSection(section: SectionView, scene: Scene, view: ConsentView): TemplateResult {
    const { messages } = scene;
    const explaining = this.#explaining(scene, view);
    const i = this.#progress.section;
    const next = view.sections[i + 1];
    const { contents } = section;
    // What studies saw waits until the person has said what they expect, or that they do not want to (EX1).
    const asks = view.expectation !== null && this.#progress.expectation === null && contents.includes('expectation');
    const shown = asks ? contents.slice(0, contents.indexOf('expectation') + 1) : contents;
    return html`<section class="section" part="section">
      <div class="read">
        <h3 tabindex="-1">${section.title}</h3>
        ${section.lead === '' ? nothing : html`<p class="soft">${section.lead}</p>`}
        <div class="blocks">${section.blocks.map((one) => told(one, explaining))}</div>
        ${shown.map((content) => CONTENTS[content](explaining))}
      </div>
      ${
        next
          ? html`<label class="choice unclear no-print">
              <input
                type="checkbox"
                .checked=${this.#progress.unclear.has(section.id)}
                @change=${(event: Event) => this.#progress.mark(section.id, (event.target as HTMLInputElement).checked)}
              /><span>${this.#words.unclear}</span>
            </label>`
          : nothing
      }
      <div class="row acts no-print">
        ${i > 0 ? html`<button @click=${() => this.#handleGo(i - 1)}>${messages.back}</button>` : nothing}<span
          class="grow"
        ></span>
        ${next ? html`<button class=${asks ? '' : 'primary'} @click=${() => this.#handleGo(i + 1)}>${this.#words.nextIs(next.title)}</button>` : nothing}
      </div>
    </section>`;
  }

  #explaining(scene: Scene, view: ConsentView): Explaining {
    return {
      ...scene,
      words: this.#words,
      view,
      progress: this.#progress,
      refused: this.#refused,
      confirm: this.#handleConfirm,
      expect: this.#handleExpect,
      check: this.#check,
      setCheck: this.#handleCheck,
      keepRecord: () => this.#handleRecord(scene, view),
      kept: this.#kept,
      print: () => this.print(),
    };
  }

  #record({ decision, session, explanation }: Scene, { modality }: ConsentView): ConsentRecord {
    const { shown, expectation, goal, answers, unclear, unclearWords } = this.#progress;
    return {
      ruleSet: decision.ruleSet,
      subject: session.subject,
      modality: modality?.id ?? null,
      lang: explanation.lang,
      shown: [...shown].map(([section, at]) => ({ section, at })),
      ...(expectation === null || expectation === 'skipped' ? {} : { expectation }),
      ...(goal.trim() === '' ? {} : { goal: goal.trim() }),
      teachBack: [...answers.values()],
      unclear: [...unclear, ...unclearWords.split('\n').filter((line) => line.trim() !== '')],
    };
  }

  readonly #handleGo = (section: number): void => {
    this.#reader.stop();
    this.moveFocus(HEADING);
    this.#progress.set('section', section);
    const { id = '' } = this.#sections[section] ?? {};
    this.dispatchEvent(new RegenConsentProgressEvent(id, section + 1, this.#sections.length));
  };

  readonly #handlePick = (modality: string): void => {
    this.#picked = modality;
    this.moveFocus(HEADING);
    this.requestUpdate();
  };

  readonly #handleConfirm = (): void => {
    const { expecting } = this.#progress;
    this.#refused = expecting === null;
    if (expecting) this.#handleExpect(expecting);
    else this.moveFocus('[part="question"] input');
  };

  /** Takes an expectation, or null to ask for it again. */
  readonly #handleExpect = (expectation: Expectation | null): void => {
    this.#progress.set('expectation', expectation);
    this.moveFocus(EXPECTATION);
  };

  readonly #handleCheck = (check: number): void => {
    this.#check = check;
    this.moveFocus('legend');
  };

  readonly #handleLanguage = (locale: string): void => {
    this.#reader.stop();
    this.lang = locale;
  };

  readonly #handleRead = (lang: string): void => {
    const root = this.renderRoot.querySelector('.read');
    if (root) this.#reader.start(root, lang);
  };

  #handleRecord(scene: Scene, view: ConsentView): void {
    this.#kept = true;
    this.live.say(this.#words.recordKept);
    this.dispatchEvent(new RegenConsentRecordEvent(this.#record(scene, view)));
  }
}
