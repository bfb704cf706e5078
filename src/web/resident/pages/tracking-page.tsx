import type { ReactNode } from 'react';
import type { Tracking } from '../../../contract/cases.js';
import { clockInWords } from '../words/clock-words.js';
import { storyInWords } from '../words/story-words.js';
import { momentInWords } from '../words/time-words.js';
import { fill, type ResidentWords } from '../words/words.js';
import { SpeakerIcon } from './icons.js';
import { Layout } from './layout.js';
import { Receipt } from './receipt.js';
import { AddForm, ConfirmForm, NotSolvedForm } from './tracking-forms.js';
import type { TrackingView } from './tracking-view.js';

export function TrackingPage(view: TrackingView): ReactNode {
  const { w, tracking: t, done } = view;
  const thanks = done === null ? null : { confirmed: w.confirm.thanks, reopened: w.confirm.reopened, added: w.confirm.added }[done];
  const forScript = { page: 'track', at: view.at, mine: { id: t.id, key: view.secret, number: t.caseNumber, words: t.words.slice(0, 30), at: t.receivedAt }, sent: view.justSent };
  return (
    <Layout {...view} title={t.caseNumber} back={view.path} forScript={forScript}>
      {thanks ? <p className="told good" role="status">{thanks}</p> : null}
      {view.refused ? <p className="told bad" role="alert">{view.refused.sentence}</p> : null}
      {view.justSent ? <Receipt view={view} /> : null}
      <div id="live"><Standing view={view} /></div>
      <div id="acts">
        {t.may.includes('confirm') ? <ConfirmForm view={view} /> : null}
        {t.may.includes('confirm') || t.may.includes('reopen') ? <NotSolvedForm view={view} /> : null}
        {t.may.includes('add') ? <AddForm view={view} /> : null}
      </div>
      <Story view={view} />
      {view.justSent ? null : <Receipt view={view} />}
    </Layout>
  );
}

/** State, holder, clocks and answer: the part that the script refreshes. */
function Standing({ view }: { view: TrackingView }): ReactNode {
  const { w, tracking: t } = view;
  return (
    <>
      <section className={`standing ${t.state}`}>
        <p className="number">{w.sent.number} <b>{t.caseNumber}</b></p>
        <h1 id="state">{w.state[t.state]}</h1>
        {t.endedAt === null
          ? <p className="holder">{t.holderName ? fill(w.track.have, { name: t.holderName }) : w.track.desk}</p>
          : <p className="holder">{fill(w.track.ended, { at: momentInWords(t.endedAt, w.lang) })}</p>}
        {t.pausedReason ? <p className="why">{fill(w.paused, { why: (w.pause as Record<string, string>)[t.pausedReason] ?? t.pausedReason })}</p> : null}
        {t.leadCaseNumber ? <p className="why">{fill(w.track.lead, { number: t.leadCaseNumber })}</p> : null}
        <p className="row">
          <button type="button" className="soft slim" id="listen" hidden><SpeakerIcon /><span>{w.track.listen}</span></button>
          <a className="soft slim" href={view.path}>{w.track.refresh}</a>
        </p>
        <p className="hint" id="updated" hidden>{fill(w.track.updated, { at: momentInWords(view.at, w.lang) })}</p>
      </section>
      <Answers view={view} />
      <section>
        <h2>{w.track.clocks}</h2>
        <ol className="clocks">
          {t.clocks.map((clock) => {
            const c = clockInWords(clock, view.at, w);
            return (
              <li key={clock.ordinal} className={c.tone}>
                <b>{c.promise}</b>
                <span className="status" data-due={c.dueAt ?? undefined}>{c.status}</span>
                <small>{c.details.join(' · ')}</small>
                {c.missed ? <small className="missed">{c.missed}</small> : null}
              </li>
            );
          })}
        </ol>
        {t.supervisionPhone ? (
          <p className="supervise"><b>{w.track.supervise} <a href={`tel:${t.supervisionPhone.replace(/[^0-9+]/g, '')}`}>{t.supervisionPhone}</a></b><small>{w.track.superviseHint}</small></p>
        ) : null}
      </section>
    </>
  );
}

function Answers({ view }: { view: TrackingView }): ReactNode {
  const { w, tracking: t } = view;
  if (t.answers.length === 0) return null;
  return (
    <section className="answers">
      <h2>{t.answers.length > 1 ? w.track.answers : w.track.answer}</h2>
      {[...t.answers].reverse().map((answer) => (
        <article key={answer.ordinal}>
          <p><b className="outcome">{(w.outcome as Record<string, string>)[answer.outcome] ?? answer.outcome}</b></p>
          <p className="said" dir="auto">{answer.words}</p>
          <p className="hint">{fill(w.track.answeredBy, { name: answer.answeredByName ?? w.someone, at: momentInWords(answer.answeredAt, w.lang) })}</p>
        </article>
      ))}
    </section>
  );
}

function Story({ view }: { view: TrackingView }): ReactNode {
  const { w, tracking: t, secret } = view;
  return (
    <>
      <section>
        <h2>{w.track.said}</h2>
        <p className="said" dir="auto">{t.words}</p>
        <FileLinks tracking={t} secret={secret} w={w} />
        <dl>
          <dt>{w.track.matter}</dt><dd>{t.matterName}</dd>
          <dt>{w.track.place}</dt><dd dir="auto">{[t.unitName, t.placeWords].filter(Boolean).join(' · ')}</dd>
          <dt>{w.track.received}</dt><dd>{momentInWords(t.receivedAt, w.lang)}</dd>
        </dl>
      </section>
      <section id="story">
        <h2>{w.track.story}</h2>
        <ol className="story">
          {storyInWords(t.timeline, w).map((line) => (
            <li key={line.sequence}><time>{momentInWords(line.at, w.lang)}</time> <span dir="auto">{line.sentence}</span></li>
          ))}
        </ol>
      </section>
    </>
  );
}

function FileLinks({ tracking, secret, w }: { tracking: Tracking; secret: string; w: ResidentWords }): ReactNode {
  if (tracking.files.length === 0) return null;
  const withKey = (path: string): string =>
    path.includes('key=') ? path : `${path}${path.includes('?') ? '&' : '?'}case=${tracking.id}&key=${encodeURIComponent(secret)}`;
  return (
    <ul className="attached">
      {tracking.files.map((file, n) => (
        <li key={file.id}>
          {file.mediaType.startsWith('image/')
            ? <a href={withKey(file.path)}><img src={withKey(file.path)} alt={fill(w.track.photo, { n: n + 1 })} loading="lazy" /></a>
            : <audio controls preload="none" src={withKey(file.path)} aria-label={fill(w.track.voice, { n: n + 1 })} />}
        </li>
      ))}
    </ul>
  );
}
