import type { ReactNode } from 'react';
import type { MyHousehold } from '../../../contract/care.js';
import { dayInWords, momentInWords } from '../words/time-words.js';
import { fill } from '../words/words.js';
import { Layout } from './layout.js';
import { ObjectForm, ReportForms } from './household-forms.js';
import type { HouseholdView } from './household-view.js';
import { SquareCode } from './square-code.js';
import { TelephoneLine } from './telephone-line.js';

/** Lists longer than this are folded: the page stays short, nothing is left out. */
const SHOWN = 10;

/** L8, L5: who is our liaison and why, one press to call for help, what is kept about us, who looked, "this is wrong". */
export function HouseholdPage(view: HouseholdView): ReactNode {
  const { h, household: m } = view;
  return (
    <Layout {...view} title={h.title} back={view.path} forScript={{ page: 'household' }}>
      {view.done ? <p className="told good" role="status">{h.sent}</p> : null}
      {view.refused ? <p className="told bad" role="alert">{view.refused.sentence}</p> : null}
      <h1>{h.title}</h1>
      <p className="lead" dir="auto">{m.unitName} · {m.address}</p>
      <Liaison view={view} />
      <ReportForms view={view} />
      <Needs view={view} />
      <section className="sheet">
        <h2>{h.views}</h2>
        <p className="hint">{h.viewsHint}</p>
        <Folded view={view} none={h.viewsNone} lines={m.views.map((v) => (
          <><time>{when(view, v.viewedAt)}</time> {fill(h.view, { name: v.viewerName, role: word(h.roles, v.viewerRole) })} · {word(h.purposes, v.purpose)}</>))} />
      </section>
      <section className="sheet">
        <h2>{h.visits}</h2>
        <Folded view={view} none={h.visitsNone} lines={m.visits.map((v) => (
          <><time>{when(view, v.visitedAt)}</time> {v.personName} · {word(h.ways, v.way)} · {word(h.findings, v.finding)}
            {v.words ? <span dir="auto">：{v.words}</span> : null}{v.hasVoice ? h.voice : null}</>))} />
      </section>
      <section className="sheet">
        <h2>{h.cases}</h2>
        <Folded view={view} none={h.casesNone} lines={m.cases.map((c) => (
          <><time>{when(view, c.receivedAt)}</time> {c.matterName} · <b>{view.w.state[c.state]}</b> <small>{c.caseNumber}</small></>))} />
      </section>
      <Residents view={view} />
      <section className="sheet">
        <h2>{h.card}</h2>
        <div className="beside">
          <SquareCode text={view.link} label={h.card} />
          <div>
            <p className="hint">{h.cardHint}</p>
            <p className="row"><button type="button" className="soft slim" id="print" hidden>{h.print}</button></p>
            <p className="hint"><a href="/privacy">{h.privacy}</a></p>
          </div>
        </div>
      </section>
    </Layout>
  );
}

/** The log goes back years: another year than this one is said. */
function when({ at, w }: HouseholdView, then: number): string {
  const day = dayInWords(then, w.lang);
  const moment = momentInWords(then, w.lang);
  return w.lang === 'en' || day.slice(0, 5) === dayInWords(at, w.lang).slice(0, 5) ? moment : `${day.slice(0, 5)}${moment}`;
}

const word = (words: Record<string, string>, key: string): string => words[key] ?? key;

function Liaison({ view }: { view: HouseholdView }): ReactNode {
  const { h, household: m } = view;
  return (
    <section className="sheet standing">
      <h2>{h.liaison}</h2>
      {m.liaisonName ? (
        <>
          <p className="liaison"><b dir="auto">{m.liaisonName}</b> <small>{m.gridName}</small></p>
          <TelephoneLine phone={m.liaisonPhone} call={h.call} none={h.noPhone} />
          <p className="hint">{h.liaisonHint}</p>
          <WhyLine view={view} />
        </>
      ) : <p>{h.noLiaison}</p>}
      {m.supervisionPhone ? <p className="supervise"><b>{h.supervise} <a href={`tel:${m.supervisionPhone.replace(/[^0-9+]/g, '')}`}>{m.supervisionPhone}</a></b><small>{h.superviseHint}</small></p> : null}
    </section>
  );
}

/** Near, preferred, convenient: what was weighed when this household was linked. */
function WhyLine({ view }: { view: HouseholdView }): ReactNode {
  const { h } = view;
  const why = (view.household.why ?? {}) as Record<string, unknown>;
  const meters = typeof why['distanceMeters'] === 'number' ? why['distanceMeters'] : null;
  const said = [...(meters === null ? [] : [fill(h.away, { meters: Math.max(10, Math.round(meters / 10) * 10) })]),
    ...Object.entries(h.whyKeys).flatMap(([key, text]) => (why[key] === true ? [text] : []))];
  return said.length > 0 ? <p className="hint">{h.why}{said.join(view.w.lang === 'en' ? ', ' : '，')}</p> : null;
}

function Needs({ view }: { view: HouseholdView }): ReactNode {
  const { h, household: m } = view;
  return (
    <section className="sheet">
      <h2>{h.needs}</h2>
      <p className="hint">{h.needsHint}</p>
      {m.needs.length === 0 ? <p>{h.needsNone}</p> : null}
      {m.needs.map((need) => <Need key={need.needId} view={view} need={need} />)}
    </section>
  );
}

function Need({ view, need }: { view: HouseholdView; need: MyHousehold['needs'][number] }): ReactNode {
  const { h, w } = view;
  const lines: [string, string | null][] = [
    [h.dt.said, need.words || null], [h.dt.reason, need.reason], [h.dt.basis, need.legalBasis], [h.dt.source, word(h.sources, need.source)],
    [h.dt.noted, [need.notedByName, dayInWords(need.notedAt, w.lang)].filter(Boolean).join(' · ')],
  ];
  return (
    <article className="card" id={`need-${need.needId}`}>
      <h3 dir="auto">{need.kindName}{need.residentName ? `（${need.residentName}）` : ''} <small>{fill(h.until, { day: dayInWords(need.expiresAt, w.lang) })}</small></h3>
      <dl>{lines.map(([name, text]) => (text ? <div key={name}><dt>{name}</dt><dd dir="auto">{text}</dd></div> : null))}</dl>
      {need.objectedAt === null ? <ObjectForm view={view} needId={need.needId} /> : <p className="why" dir="auto">{h.objected}{need.objection}</p>}
    </article>
  );
}

function Residents({ view }: { view: HouseholdView }): ReactNode {
  const { h, household: m } = view;
  return (
    <section className="sheet">
      <h2>{h.residents}</h2>
      <ul className="story">
        {m.residents.map((r, i) => (
          <li key={i}><b dir="auto">{r.name}</b> {[r.birthYear === null ? null : fill(h.born, { year: r.birthYear }), word(h.states, r.state), masked(r.phone)].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
      <p className="hint">{h.residentsHint}</p>
    </section>
  );
}

/** Who is registered knows the number; whoever finds a lost card does not get it. */
const masked = (phone: string | null): string | null => (phone === null ? null : `${phone.slice(0, 3)}****${phone.slice(-4)}`);

function Folded({ view, lines, none }: { view: HouseholdView; lines: readonly ReactNode[]; none: string }): ReactNode {
  if (lines.length === 0) return <p>{none}</p>;
  const list = (some: readonly ReactNode[]): ReactNode => <ul className="story">{some.map((line, i) => <li key={i}>{line}</li>)}</ul>;
  if (lines.length <= SHOWN) return list(lines);
  return <>{list(lines.slice(0, SHOWN))}<details><summary>{fill(view.h.earlier, { n: lines.length - SHOWN })}</summary>{list(lines.slice(SHOWN))}</details></>;
}
