/** A visit planner of an invented clinic, in React 19: three elements share one session, React keeps what they tell it. */
import { StrictMode, useState, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import type { Decision } from '@regen-cds/engine';
import type { RegenDecisionEvent, RegenEligibilityAnswerEvent, RegenErrorEvent } from '@regen-cds/widgets';
import '@regen-cds/widgets/define';

const RULES = new URL('../../dist/rules/knee-osteoarthritis/1.1.0.json', document.baseURI).href;
const TODAY = '2026-12-01';

/** Invented; made once, because a new object is news to the elements. */
const VISITORS = {
  first: { name: 'Invented visitor 1', facts: { patientAgeYears: 58, kneeSymptomatic: true } },
  second: {
    name: 'Invented visitor 2',
    facts: { patientAgeYears: 67, kneeSymptomatic: true, medAnticoagulant: 'doac' },
  },
} as const;
type Visitor = keyof typeof VISITORS;

const VIEWS = { assess: 'Questions', compare: 'Side by side', explain: 'One option explained' } as const;
type View = keyof typeof VIEWS;

interface Choice<T extends string> {
  legend: string;
  options: Readonly<Record<T, string>>;
  value: T;
  onChoose: (value: T) => void;
}

const Choose = <T extends string>({ legend, options, value, onChoose }: Choice<T>): JSX.Element => (
  <fieldset className="choose">
    <legend>{legend}</legend>
    {(Object.entries(options) as [T, string][]).map(([one, label]) => (
      <label key={one}>
        <input type="radio" name={legend} checked={one === value} onChange={() => onChoose(one)} />
        {label}
      </label>
    ))}
  </fieldset>
);

interface PlanProps {
  decision: Decision | null;
  answers: readonly string[];
  isStaff: boolean;
}

/** What the host keeps of the last decision. Statuses are for staff: a patient who reads along is given no verdict. */
const Plan = ({ decision, answers, isStaff }: PlanProps): JSX.Element => {
  const open = decision?.open.length ?? 0;
  return (
    <aside className="plan" aria-labelledby="plan-title">
      <h2 id="plan-title">What React knows</h2>
      {decision === null ? (
        <p className="soft">No decision yet.</p>
      ) : (
        <>
          <p>
            Rules <b>{decision.ruleSet.version}</b>, engine {decision.engine}, as of {decision.asOf}.{' '}
            {open === 0 ? 'Nothing is open.' : `${open} open.`}
          </p>
          {isStaff ? (
            <dl>
              {decision.modalities.map(({ modality, status }) => (
                <div key={modality}>
                  <dt>{modality}</dt>
                  <dd>{status}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p className="soft">Statuses are hidden while a patient reads.</p>
          )}
        </>
      )}
      <h3>Answered in this visit</h3>
      {answers.length === 0 ? (
        <p className="soft">Nothing yet.</p>
      ) : (
        <ol>
          {answers.map((answer, i) => (
            <li key={i}>{answer}</li>
          ))}
        </ol>
      )}
    </aside>
  );
};

const inWords = ({ fact, value, unknown }: RegenEligibilityAnswerEvent): string =>
  `${fact}: ${value === null ? (unknown ?? 'not known') : String(value)}`;

const Planner = (): JSX.Element => {
  const [visitor, setVisitor] = useState<Visitor>('first');
  const [view, setView] = useState<View>('assess');
  const [audience, setAudience] = useState<'clinician' | 'patient'>('clinician');
  const [lang, setLang] = useState<'en' | 'es'>('en');
  const [decision, setDecision] = useState<Decision | null>(null);
  const [answers, setAnswers] = useState<readonly string[]>([]);
  const [error, setError] = useState<string | null>(null);

  const choose = (next: Visitor): void => {
    setVisitor(next);
    setDecision(null);
    setAnswers([]);
  };

  return (
    <>
      <header>
        <h1>
          Visit planner <span className="mark">Invented clinic, invented visitors</span>
        </h1>
        <div className="controls">
          <Choose
            legend="Visitor"
            options={{ first: VISITORS.first.name, second: VISITORS.second.name }}
            value={visitor}
            onChoose={choose}
          />
          <Choose
            legend="Read by"
            options={{ clinician: 'Clinician', patient: 'Patient' }}
            value={audience}
            onChoose={setAudience}
          />
          <Choose legend="Language" options={{ en: 'English', es: 'Español' }} value={lang} onChoose={setLang} />
        </div>
      </header>
      <div className="desk">
        <main>
          <Choose legend="Show" options={VIEWS} value={view} onChoose={setView} />
          {error === null ? null : <p role="alert">The elements report “{error}”.</p>}
          <regen-guidance
            ruleSet={RULES}
            asOf={TODAY}
            audience={audience}
            lang={lang}
            subject={visitor}
            facts={VISITORS[visitor].facts}
            onregen-decision={(event: RegenDecisionEvent) => setDecision(event.decision)}
            onregen-eligibility-answer={(event: RegenEligibilityAnswerEvent) =>
              setAnswers((before) => [...before, inWords(event)])
            }
            onregen-error={(event: RegenErrorEvent) => setError(event.code)}
            onregen-ready={() => setError(null)}
          >
            <regen-eligibility-assessor hidden={view !== 'assess'}>
              <p>Loading the questions…</p>
            </regen-eligibility-assessor>
            <regen-modality-comparator hidden={view !== 'compare'} />
            <regen-consent-explainer hidden={view !== 'explain'} />
          </regen-guidance>
        </main>
        <Plan decision={decision} answers={answers} isStaff={audience === 'clinician'} />
      </div>
    </>
  );
};

const root = document.querySelector('#root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Planner />
    </StrictMode>,
  );
