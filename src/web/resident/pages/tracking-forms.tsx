import type { ReactNode } from 'react';
import { fill } from '../words/words.js';
import type { TrackingView } from './tracking-view.js';

const actionOf = (view: TrackingView, verb: string): string => `/t/${view.tracking.id}/${verb}`;

function Hidden({ view, form }: { view: TrackingView; form: 'confirm' | 'reopen' | 'add' }): ReactNode {
  return (
    <>
      <input type="hidden" name="commandId" value={view.commandIds[form]} />
      <input type="hidden" name="key" value={view.secret} />
    </>
  );
}

function Pressed({ view, group }: { view: TrackingView; group: string }): ReactNode {
  const c = view.w.confirm;
  return (
    <fieldset>
      <legend>{c.pressed}</legend>
      <div className="choices">
        <label><input type="radio" name="pressedToRate" value="no" /><span>{c.pressedNo}</span></label>
        <label><input type="radio" name="pressedToRate" value="yes" aria-describedby={`pressed-${group}`} /><span>{c.pressedYes}</span></label>
      </div>
      <p className="hint" id={`pressed-${group}`}>{c.pressedHint}</p>
    </fieldset>
  );
}

const typedIn = (view: TrackingView, form: 'confirm' | 'reopen' | 'add'): string =>
  (view.refused?.form === form ? view.refused.words : '');

export function ConfirmForm({ view }: { view: TrackingView }): ReactNode {
  const c = view.w.confirm;
  return (
    <section className="ask">
      <h2>{c.title}</h2>
      <form method="post" action={actionOf(view, 'confirm')}>
        <Hidden view={view} form="confirm" />
        <fieldset>
          <legend>{c.stars}</legend>
          <div className="choices stars">
            {[1, 2, 3, 4, 5].map((n) => (
              <label key={n}><input type="radio" name="stars" value={n} aria-label={fill(c.star, { n })} /><span aria-hidden="true">{n}<i>★</i></span></label>
            ))}
          </div>
        </fieldset>
        <Pressed view={view} group="yes" />
        <label htmlFor="confirm-words">{c.words}</label>
        <textarea id="confirm-words" name="words" rows={2} maxLength={2000} dir="auto" defaultValue={typedIn(view, 'confirm')} />
        <button type="submit" className="big" name="trulySolved" value="yes">{c.yes}</button>
      </form>
    </section>
  );
}

/** While the one reopening is left, "not solved" sends the case back; after that it is recorded as not truly solved. */
export function NotSolvedForm({ view }: { view: TrackingView }): ReactNode {
  const c = view.w.confirm;
  const again = view.tracking.may.includes('reopen');
  const form = again ? 'reopen' : 'confirm';
  return (
    <details className="ask" open={view.refused?.form === 'reopen'}>
      <summary>{again ? c.noTitle : c.no}</summary>
      <form method="post" action={actionOf(view, form)}>
        <Hidden view={view} form={form} />
        {again ? null : <p className="hint">{c.noEndHint}</p>}
        <label htmlFor="not-solved-words">{c.noWords}</label>
        <textarea id="not-solved-words" name="words" rows={3} maxLength={2000} dir="auto" required={again} defaultValue={typedIn(view, 'reopen')} />
        {again ? null : <Pressed view={view} group="no" />}
        <button type="submit" className="big second" name="trulySolved" value="no">{again ? c.noSend : c.noEnd}</button>
      </form>
    </details>
  );
}

export function AddForm({ view }: { view: TrackingView }): ReactNode {
  const a = view.w.add;
  return (
    <details className="ask" open={view.refused?.form === 'add'}>
      <summary>{a.title}</summary>
      <form method="post" action={actionOf(view, 'add')} encType="multipart/form-data">
        <Hidden view={view} form="add" />
        <label htmlFor="add-words">{a.words}</label>
        <textarea id="add-words" name="words" rows={3} maxLength={4000} dir="auto" required defaultValue={typedIn(view, 'add')} />
        <label className="under" htmlFor="add-photos">{view.w.report.photo}</label>
        <input id="add-photos" type="file" name="photos" accept="image/*" multiple />
        <button type="submit" className="big second">{a.send}</button>
      </form>
    </details>
  );
}
