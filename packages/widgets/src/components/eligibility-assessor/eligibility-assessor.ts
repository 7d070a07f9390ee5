import { askableFacts, explainChanges, type Decision, type FactValue } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { FlowController } from '../../controllers/flow.js';
import { StatusNews } from '../../controllers/status-news.js';
import { RegenElement } from '../../elements/regen-element.js';
import type { Scene } from '../../elements/scene.js';
import { RegenEligibilityAnswerEvent } from '../../events.js';
import type { Messages } from '../../i18n/messages.js';
import { register } from '../../registration.js';
import { EMPTY, readDraft, type Draft, type Reading } from '../../view-models/draft.js';
import { questionsLeft, questionView, type QuestionView } from '../../view-models/question.js';
import { summaryText } from '../../view-models/summary.js';
import { clinicianResult } from './clinician-result.js';
import { styles } from './eligibility-assessor.styles.js';
import { knownList } from './known.js';
import { patientResult } from './patient-result.js';
import { question } from './question.js';
import { standing } from './standing.js';

const CONFIRMED_FOR = 5000;

/**
 * Asks only what can still change something, most useful first; "I don't know" is an answer. A clinician sees where each option
 * stands after every answer and every reason in the end; a patient gets a page to take to an appointment, and no verdict.
 *
 * @summary Which options could be assessed for this person, and why.
 * @slot - Shown until the element is ready, and when it cannot work.
 * @slot actions - The host's own next steps beside a result: book, refer, call.
 * @fires regen-decision - The decision changed, whoever caused it.
 * @fires regen-eligibility-answer - The person answered a question.
 * @fires regen-ready - A rule set is loaded and on screen.
 * @fires regen-error - No guidance can be given; `code` says why.
 * @csspart header - Title and summary.
 * @csspart question - The fieldset of the question.
 * @csspart choice - One choice of a question.
 * @csspart standing - Where each option stands (clinician only).
 * @csspart status - The status of an option.
 * @csspart reason - One reason.
 * @csspart result - Everything below the title of the result.
 * @csspart table - The table of options (clinician only).
 * @csspart basis - Certainty and sources of a statement.
 * @csspart notice - A mandatory notice.
 */
export class RegenEligibilityAssessor extends RegenElement {
  static override styles = [...RegenElement.styles, styles];

  /** Registers the element, unless the tag is taken. */
  static define(tag = 'regen-eligibility-assessor', registry = customElements): void {
    register(tag, RegenEligibilityAssessor, registry);
  }

  readonly #flow = new FlowController(this);
  readonly #news = new StatusNews(this.live);
  #expanded = new Set<string>();
  #allFacts = false;
  #note = '';
  #copy = '';
  #noteTimer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#noteTimer);
  }

  /** Shows every fact, and prints this element alone; of the reasons those that are open on screen. */
  override print(): void {
    this.#allFacts = true;
    this.requestUpdate();
    void this.updateComplete.then(() => super.print());
  }

  protected override forget(): void {
    this.#flow.restart(null);
    this.#expanded = new Set();
    this.#allFacts = false;
    this.#note = '';
    this.#copy = '';
    this.#news.clear();
  }

  /** The question is put again. */
  protected override correct(fact: string): void {
    super.correct(fact);
    this.#handleChange(fact);
  }

  protected override prepare(scene: Scene): void {
    const { decision, ruleSet, isPatient } = scene;
    this.#news.update(scene.explanation, scene.messages);
    const beginsAtResult = !isPatient && Object.keys(this.facts).length > 0;
    this.#flow.sync(decision, ruleSet, isPatient ? 'patient' : 'clinician', beginsAtResult);
  }

  protected override renderContent(scene: Scene): TemplateResult {
    const { current } = this.#flow;
    return current === null ? this.#renderResult(scene) : this.#renderQuestion(scene, current);
  }

  #renderQuestion(scene: Scene, fact: string): TemplateResult {
    const { explanation, decision, isPatient, messages } = scene;
    const sentence = explanation.facts.find((one) => one.fact === fact);
    const view = questionView(fact, this.#flow.step, scene, sentence);
    const draft = this.#draft(view, decision);
    // Read anew for each screen: the words follow a change of language.
    const reading = this.#flow.refused ? this.#read(view, scene) : null;
    return html`
      <header class="top" part="header">
        <div>
          <h2>${explanation.title}</h2>
          <p class="soft">${explanation.summary} ${messages.privacy}</p>
        </div>
        ${isPatient ? nothing : html`<span class="chip">${messages.forClinicians}</span>`}
      </header>
      <div class=${isPatient ? 'body' : 'split'}>
        <form class=${isPatient ? '' : 'ask'} novalidate @submit=${this.#handleSubmit}>
          <p class="small soft progress">${this.#flow.changing ? messages.changing : view.progress}</p>
          ${question({
            ...scene,
            view,
            draft,
            error: reading?.kind === 'error' ? reading : null,
            keep: (next) => this.#flow.keep(fact, next),
            useOffer: (text) => this.#flow.keep(fact, { ...EMPTY, text }),
          })}
          <div class="row acts">
            ${this.#flow.canGoBack ? html`<button type="button" @click=${this.#handleBack}>${messages.back}</button>` : nothing}
            <span class="grow"></span>
            ${this.#renderUndo(messages)}
            ${
              isPatient || this.#flow.changing
                ? nothing
                : html`<button type="button" class="quiet" @click=${this.#handleSeeResult}>
                    ${messages.seeStanding}
                  </button>`
            }
            <button class="primary">${messages.next}</button>
          </div>
          ${knownList(explanation.facts, scene, this.#handleChange)}
        </form>
        ${isPatient ? nothing : standing(explanation.modalities, scene)}
      </div>
    `;
  }

  #renderResult(scene: Scene): TemplateResult {
    const { explanation, decision, ruleSet, session, isPatient } = scene;
    const actions = this.#renderActions(scene);
    if (isPatient) {
      const askable = new Set(askableFacts(decision, ruleSet, 'patient'));
      return patientResult({ ...scene, askable, change: this.#handleChange, actions });
    }
    const openCount = questionsLeft(decision, ruleSet, 'clinician').length;
    const { lang } = explanation;
    return clinicianResult({
      ...scene,
      subject: session.subject,
      focus: this.modality,
      expanded: this.#expanded,
      expand: this.#handleExpand,
      answerOpen: openCount === 0 ? null : this.#handleResume,
      openCount,
      facts: {
        change: this.#handleChange,
        undo: (fact) => session.clear(fact),
        showAll: this.#allFacts ? null : this.#handleShowFacts,
      },
      changes: explainChanges(decision, ruleSet, { lang, audience: 'clinician' }),
      actions,
      explanation,
    });
  }

  #renderActions({ messages, isPatient }: Scene): TemplateResult {
    const voice = isPatient ? 'patient' : 'clinician';
    return html`
      <div class="row acts no-print">
        <slot name="actions"></slot>
        <button class=${isPatient ? 'primary' : ''} @click=${() => this.print()}>${messages.print[voice]}</button>
        ${isPatient ? nothing : html`<button @click=${this.#handleCopy}>${messages.copy}</button>`}
        <span class="small soft">${this.#note}</span>
        <span class="grow"></span>
        ${this.#renderUndo(messages)}
        <button class="quiet" @click=${this.#handleRestart}>${messages.again}</button>
      </div>
      ${
        this.#copy === ''
          ? nothing
          : html`<p class="small">${messages.copyBlocked}</p>
              <textarea readonly rows="8">${this.#copy}</textarea>`
      }
    `;
  }

  #renderUndo({ undo }: Messages): TemplateResult | typeof nothing {
    if (this.#flow.undo.length === 0) return nothing;
    return html`<button type="button" class="quiet" @click=${this.#handleUndo}>${undo}</button>`;
  }

  #draft({ fact, definition }: QuestionView, decision: Decision): Draft {
    return this.#flow.draft(fact, decision, { ...definition, type: definition.type ?? 'number' });
  }

  #read(view: QuestionView, { decision, messages, isPatient }: Scene): Reading {
    const shape = { ...view.definition, type: view.definition.type ?? 'number' };
    return readDraft(this.#draft(view, decision), shape, decision.asOf, messages, isPatient);
  }

  #tell(text: string): void {
    clearTimeout(this.#noteTimer);
    this.#note = text;
    this.live.say(text);
    this.#noteTimer = setTimeout(() => {
      this.#note = '';
      this.requestUpdate();
    }, CONFIRMED_FOR);
  }

  #answer(fact: string, value: FactValue): void {
    const { session, decision } = this.scene ?? {};
    const found = decision?.facts[fact] ?? decision?.unknown[fact];
    const fromChart =
      found && (('origin' in found && found.origin !== 'manual') || (found.observations?.length ?? 0) > 0);
    session?.answer(fact, value, { origin: fromChart ? 'override' : 'manual' });
    this.dispatchEvent(new RegenEligibilityAnswerEvent(fact, value, null));
  }

  readonly #handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { scene } = this;
    const { current } = this.#flow;
    if (!scene || current === null) return;
    const { ruleSet, session, isPatient } = scene;
    const reading = this.#read(questionView(current, this.#flow.step, scene, undefined), scene);
    if (reading.kind === 'error') {
      this.#flow.refuse();
      this.moveFocus('fieldset input');
      return;
    }
    this.moveFocus();
    if (reading.kind === 'value') this.#answer(current, reading.value);
    else {
      session.markUnknown(current, reading.reason);
      this.dispatchEvent(new RegenEligibilityAnswerEvent(current, null, reading.reason));
    }
    this.#flow.advance(session.decision, ruleSet, isPatient ? 'patient' : 'clinician');
  };

  readonly #handleBack = (): void => {
    this.moveFocus();
    this.#flow.back();
  };

  readonly #handleChange = (fact: string): void => {
    this.moveFocus();
    this.#flow.change(fact);
  };

  readonly #handleResume = (): void => {
    const { scene } = this;
    if (!scene) return;
    this.moveFocus();
    this.#flow.resume(scene.decision, scene.ruleSet, scene.isPatient ? 'patient' : 'clinician');
  };

  readonly #handleSeeResult = (): void => {
    this.moveFocus();
    this.#flow.showResult();
  };

  readonly #handleExpand = (modality: string): void => {
    if (!this.#expanded.delete(modality)) this.#expanded.add(modality);
    this.requestUpdate();
  };

  readonly #handleShowFacts = (): void => {
    this.#allFacts = true;
    this.moveFocus('.section h3');
  };

  readonly #handleRestart = (): void => {
    const { scene } = this;
    if (!scene) return;
    this.#flow.restart(scene.session);
    scene.session.clear();
    this.moveFocus();
    this.#tell(scene.messages.cleared);
  };

  readonly #handleUndo = (): void => {
    const { scene } = this;
    if (!scene) return;
    for (const say of this.#flow.undo) say(scene.session);
    this.#flow.showResult();
    this.moveFocus();
  };

  readonly #handleCopy = async (): Promise<void> => {
    const { scene } = this;
    if (!scene) return;
    const text = summaryText(scene.explanation, scene.messages);
    try {
      await navigator.clipboard.writeText(text);
      this.#copy = '';
      this.#tell(scene.messages.copied);
    } catch {
      this.#copy = text;
      this.requestUpdate();
    }
  };
}
