/** A frame without a DOM: records what a messenger asks of it. */
import { createSession, type RuleSet, type Session } from '@regen-cds/engine';
import type { Frame } from '../messengers/messenger.js';
import type { ElementProperties, FrameError, WidgetName } from '../protocol.js';

export interface FakeFrame extends Frame {
  log: ({ mount: WidgetName; properties: ElementProperties } | { update: ElementProperties } | { fail: string })[];
  session: Session | null;
}

export const createFrame = (ruleSet: RuleSet, asOf: string): FakeFrame => {
  const log: FakeFrame['log'] = [];
  const begin = ({ subject, facts }: ElementProperties): Session => createSession(ruleSet, { asOf, subject, facts });
  const frame: FakeFrame = {
    log,
    session: null,
    mount: (widget, properties) => {
      log.push({ mount: widget, properties });
      frame.session = begin(properties);
    },
    update: (properties) => {
      log.push({ update: properties });
      if (properties.subject !== undefined && properties.subject !== frame.session?.subject)
        frame.session = begin(properties);
      else if (properties.facts) frame.session?.setFacts(properties.facts);
    },
    restart: () => undefined,
    drawn: () => Promise.resolve(),
    standing: () => frame.session && { decision: frame.session.decision, ruleSet },
    rules: () => frame.session && { ruleSet, asOf },
    ready: () => Promise.resolve(),
    setActions: () => undefined,
    fail: ({ code }: FrameError) => log.push({ fail: code }),
  };
  return frame;
};
