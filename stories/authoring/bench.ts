/**
 * The rule set on the bench: its file, the author's edit of it, what is wrong with that, and the last version that could be read. An edit
 * outlives the page, so that a look at another story costs nothing.
 */
import { parseRuleSet, type RuleSet } from '@regen-cds/engine';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MOST_BYTES, type CaseFile } from './authoring.js';
import { readCases } from './cases.js';
import { today } from '../../packages/widgets/src/elements/today.js';
import { keepEdit, readEdit, type Edit } from './edits.js';
import { onFileChange, readFile } from './files.js';
import type { RuleSetChange } from './library.js';
import type { MarkedFinding } from './text/marks.js';
import { WorkClient } from './worker/client.js';
import type { Inspection } from './worker/inspect.js';
import { latest } from './worker/latest.js';

/** Quiet for so long, the author has stopped typing. */
const PAUSE = 250;

/** A text that can be read, and the rule set in it. */
export interface Readable {
  text: string;
  ruleSet: RuleSet;
}

/** Null for a text that cannot be read: the check says what is wrong with it, and where. */
const readable = (text: string): Readable | null => {
  if (text.length > MOST_BYTES) return null;
  try {
    return { text, ruleSet: parseRuleSet(JSON.parse(text)) };
  } catch {
    return null;
  }
};

export class Bench implements ReactiveController {
  /** As it is on disk; null until it is read. */
  saved: string | null = null;
  cases: CaseFile | null = null;
  text = '';
  /** Why `text` cannot be shown, once it has been looked at. */
  errors: readonly MarkedFinding[] = [];
  /** The last text that could be read; it is older than `text` while there is an error. */
  good: Readable | null = null;
  /** Why the file cannot be shown at all. */
  problem: string | null = null;
  /** What is on disk now, where that has changed under an edit. */
  changedOnDisk: string | null = null;
  /** The edit that was given up last, until something else is typed. */
  discarded: string | null = null;
  /** `text` has not been looked at yet. */
  isChecking = false;

  readonly #host: ReactiveControllerHost;
  #id = '';
  #version = '';
  #worker: WorkClient | null = null;
  #inspect = latest((_: string): Promise<Inspection> => Promise.resolve({ errors: [] }));
  #open: AbortController | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const worker = new WorkClient();
    this.#worker = worker;
    this.#inspect = latest((text: string) => worker.run('inspect', { text, today: today() }));
    if (this.#id !== '') void this.#load();
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
    this.#open?.abort();
    this.#worker?.close();
    this.#worker = null;
  }

  get isEdited(): boolean {
    return this.saved !== null && this.text !== this.saved;
  }

  /** An error stands in the text, so that what is shown is of an older one. */
  get isOld(): boolean {
    return this.errors.length > 0;
  }

  /** Shows a file. Call it before each render; the same file again changes nothing. */
  open(id: string, version: string): void {
    if (id === this.#id && version === this.#version) return;
    [this.#id, this.#version] = [id, version];
    [this.saved, this.cases, this.good, this.problem, this.changedOnDisk] = [null, null, null, null, null];
    [this.text, this.errors, this.discarded] = ['', [], null];
    if (this.#worker) void this.#load();
  }

  /** The author has typed. */
  edit(text: string): void {
    [this.text, this.discarded, this.isChecking] = [text, null, true];
    this.#keep();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#check(), PAUSE);
    this.#host.requestUpdate();
  }

  /** Back to what is on disk. */
  revert(): void {
    if (this.isEdited) this.discarded = this.text;
    this.saved = this.changedOnDisk ?? this.saved;
    this.changedOnDisk = null;
    this.#show(this.saved ?? '');
  }

  /** Brings back the edit that was given up last. */
  restore(): void {
    if (this.discarded !== null) this.#show(this.discarded);
    this.discarded = null;
  }

  /** Goes on with the edit, and forgets that the file has changed. */
  keepEdit(): void {
    this.saved = this.changedOnDisk ?? this.saved;
    this.changedOnDisk = null;
    this.#keep();
    this.#host.requestUpdate();
  }

  get #key(): string {
    return `${this.#id}/${this.#version}`;
  }

  #keep(): void {
    const { saved, text } = this;
    keepEdit(this.#key, saved !== null && text !== saved ? { base: saved, text } : null);
  }

  #show(text: string): void {
    this.text = text;
    this.#keep();
    void this.#check();
  }

  async #load(): Promise<void> {
    this.#open?.abort();
    const open = new AbortController();
    this.#open = open;
    const { signal } = open;
    onFileChange((change) => void this.#handleFile(change, signal), signal);
    try {
      const [rules, cases, edit] = await Promise.all([
        this.#read('rules', signal),
        this.#read('cases', signal),
        readEdit(this.#key),
      ]);
      if (signal.aborted) return;
      this.cases = readCases(cases ?? '');
      this.#take(rules, edit);
      if (rules === null) this.problem = `There is no file rules/${this.#key}.json.`;
      await this.#check();
    } catch (error) {
      if (signal.aborted) return;
      this.problem = error instanceof Error ? error.message : String(error);
      this.#host.requestUpdate();
    }
  }

  /** An edit that was begun on the file as it is, or was, goes on; one that has become the file is none. */
  #take(rules: string | null, edit: Edit | null): void {
    const goesOn = edit !== null && rules !== null && edit.text !== rules;
    [this.saved, this.text] = goesOn ? [edit.base, edit.text] : [rules, rules ?? ''];
    this.changedOnDisk = goesOn && edit.base !== rules ? rules : null;
    this.#keep();
  }

  #read(part: RuleSetChange['part'], signal: AbortSignal): Promise<string | null> {
    return readFile(this.#id, this.#version, part, signal);
  }

  /** A file was written: the page follows, but never over an edit. */
  async #handleFile({ id, version, part }: RuleSetChange, signal: AbortSignal): Promise<void> {
    if (`${id}/${version}` !== this.#key) return;
    const text = await this.#read(part, signal).catch(() => null);
    // Empty for the moment in which an editor writes it.
    if (text === null || text === '' || signal.aborted) return;
    if (part === 'cases') this.cases = readCases(text) ?? this.cases;
    else if (this.isEdited && text !== this.text) this.changedOnDisk = text;
    else {
      [this.saved, this.text, this.changedOnDisk] = [text, text, null];
      this.#keep();
      this.#showAtOnce(text);
      await this.#check();
    }
    this.#host.requestUpdate();
  }

  /** A saved file is most often whole: it is on screen before the check, which would read it a second time, has come back. */
  #showAtOnce(text: string): void {
    const good = readable(text);
    if (!good) return;
    [this.good, this.errors] = [good, []];
    this.#host.requestUpdate();
  }

  async #check(): Promise<void> {
    const { text } = this;
    this.isChecking = true;
    this.#host.requestUpdate();
    const inspection = await this.#inspect.run(text);
    if (inspection === null || text !== this.text) return;
    this.isChecking = false;
    this.errors = inspection.errors;
    // An edit that was left with an error in it: the file is the last good version.
    if (this.isOld && !this.good && this.isEdited) this.good = readable(this.saved ?? '');
    if (!this.isOld && this.good?.text !== text) this.good = readable(text);
    this.#host.requestUpdate();
  }
}
