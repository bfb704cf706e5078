import type { ReactNode } from 'react';
import { minutesInWords } from '../words/time-words.js';
import { fill } from '../words/words.js';
import type { HouseholdView } from './household-view.js';

/** One press asks the liaison to come; a sentence goes to the desk and the liaison at once. */
export function ReportForms({ view }: { view: HouseholdView }): ReactNode {
  const { h } = view;
  const refused = view.refused?.form === 'report' ? view.refused : null;
  const first = view.dispatchMinutes === null ? null : fill(view.w.promise.dispatch, { time: minutesInWords(view.dispatchMinutes, view.w.ago) });
  const action = `/h/${view.householdId}/report`;
  const hidden = (
    <>
      <input type="hidden" name="key" value={view.secret} />
      <input type="hidden" name="id" value={view.report.id} />
      <input type="hidden" name="secret" value={view.report.secret} />
    </>
  );
  return (
    <section className="ask" id="report">
      <h2>{h.report}</h2>
      <p className="hint">{first === null ? h.reportHintOnly : fill(h.reportHint, { first })}</p>
      <form method="post" action={action}>
        {hidden}
        <button type="submit" className="big second" name="callMe" value="1">{h.callMe}</button>
        <p className="hint">{h.callMeHint}</p>
      </form>
      <form method="post" action={action}>
        {hidden}
        <label htmlFor="report-words">{h.reportWords}</label>
        <textarea id="report-words" name="words" rows={3} maxLength={8000} dir="auto" required placeholder={h.reportExample} defaultValue={refused?.words ?? ''} />
        <label htmlFor="report-phone">{h.reportPhone}</label>
        <input id="report-phone" name="reporterPhone" type="tel" inputMode="tel" autoComplete="tel" defaultValue={refused?.phone ?? ''} />
        <button type="submit" className="big">{h.reportSend}</button>
      </form>
      <p className="emergency">{h.reportEmergency}</p>
    </section>
  );
}

export function ObjectForm({ view, needId }: { view: HouseholdView; needId: string }): ReactNode {
  const { h } = view;
  const refused = view.refused?.form === needId ? view.refused : null;
  return (
    <details className="object" open={refused !== null}>
      <summary>{h.object}</summary>
      <form method="post" action={`/h/${view.householdId}/object`}>
        <input type="hidden" name="key" value={view.secret} />
        <input type="hidden" name="needId" value={needId} />
        <input type="hidden" name="commandId" value={view.commandIds[needId]} />
        <label htmlFor={`object-${needId}`}>{h.objectWords}</label>
        <textarea id={`object-${needId}`} name="words" rows={2} maxLength={300} dir="auto" required placeholder={h.objectExample} defaultValue={refused?.words ?? ''} />
        <button type="submit" className="soft">{h.objectSend}</button>
      </form>
    </details>
  );
}
