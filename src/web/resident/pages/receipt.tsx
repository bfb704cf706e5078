import type { ReactNode } from 'react';
import { clockInWords } from '../words/clock-words.js';
import { momentInWords } from '../words/time-words.js';
import { SquareCode } from './square-code.js';
import type { TrackingView } from './tracking-view.js';

/** Number, secret link and promises: on screen right after sending, on paper as the receipt. */
export function Receipt({ view }: { view: TrackingView }): ReactNode {
  const { w, tracking: t } = view;
  return (
    <section className={view.justSent ? 'receipt fresh' : 'receipt'} id="receipt">
      <h2>{view.justSent ? w.sent.title : w.sent.receipt}</h2>
      <p className="number">{w.sent.number} <b>{t.caseNumber}</b></p>
      <div className="beside">
        <SquareCode text={view.link} label={w.sent.qr} />
        <div>
          <p>{w.sent.keep}</p>
          <p><a className="link" id="link" href={view.link}>{view.link}</a></p>
          <p className="row">
            <button type="button" className="soft slim" id="copy" hidden>{w.sent.copy}</button>
            <button type="button" className="soft slim" id="share" hidden>{w.sent.share}</button>
            <button type="button" className="soft slim" id="print" hidden>{w.sent.print}</button>
          </p>
          <p className="hint">{w.sent.keepSecret}</p>
        </div>
      </div>
      <div className="paper">
        <p><b>{w.sent.receipt}</b></p>
        <p dir="auto">{w.track.said}：{t.words.slice(0, 400)}</p>
        <p>{w.track.received}：{momentInWords(t.receivedAt, w.lang)}　{w.track.place}：{t.unitName} {t.placeWords}</p>
        <p>{w.sent.promise}：{t.clocks.map((clock) => clockInWords(clock, view.at, w)).map((c) => `${c.promise}（${c.details.join(' · ')}）`).join('；')}</p>
        {t.supervisionPhone ? <p>{w.track.supervise}：{t.supervisionPhone}</p> : null}
        {view.demo ? <p>{w.demo}</p> : null}
      </div>
    </section>
  );
}
