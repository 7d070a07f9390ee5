/** How the frame and whatever is around it talk. There are two ways, behind one interface; both pass one contract suite. */
import type { Decision, RuleSet } from '@regen-cds/engine';
import type { ElementProperties, EVENTS, FrameError, WidgetName } from '../protocol.js';

/** Where the element stands. */
export interface Standing {
  decision: Decision;
  ruleSet: RuleSet;
}

/** What the frame lets its host do. */
export interface Frame {
  /** Puts a fresh element in place of whatever is shown. */
  mount: (widget: WidgetName, properties: ElementProperties) => void;
  /** Sets properties of the element. */
  update: (properties: ElementProperties) => void;
  /** Begins again with what is known by now, unless the person has answered already. */
  restart: () => void;
  /** Resolves when what was set last is on screen. */
  drawn: () => Promise<void>;
  /** Null while no patient's screen is up: before a rule set is there, and while "The chart changed" is shown. */
  standing: () => Standing | null;
  /** The rule set of the element and the day it is used on; null until it is there. */
  rules: () => { ruleSet: RuleSet; asOf: string } | null;
  /** Resolves when a rule set is on screen. */
  ready: () => Promise<void>;
  /** The host's own next steps, beside a result. */
  setActions: (actions: HTMLElement) => void;
  /** Takes the element away and says why. */
  fail: (error: FrameError) => void;
}

/** What the frame tells its host: an event of the element, or how high its content is. */
export type Report =
  | { type: 'event'; name: (typeof EVENTS)[number]; fields: Record<string, unknown> }
  | { type: 'resize'; height: number };

export interface Messenger {
  /** Begins to listen. Resolves once a host has been verified; rejects with a FrameError when none is in time. */
  connect(frame: Frame): Promise<void>;
  /** Sends to the verified host; without one it does nothing. */
  report(report: Report): void;
  /** Ends everything, at any time, any number of times. */
  destroy(): void;
}

/** The part of a window that a messenger needs. */
export interface Neighbour {
  postMessage(message: unknown, targetOrigin: string, transfer?: Transferable[]): void;
}
export type Listening = Pick<Window, 'addEventListener'>;
