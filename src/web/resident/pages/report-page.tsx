import type { ReactNode } from 'react';
import { minutesInWords } from '../words/time-words.js';
import { fill, type ResidentWords } from '../words/words.js';
import { CameraIcon, MicrophoneIcon, PlaceIcon } from './icons.js';
import { Layout, type PageSetting } from './layout.js';
import { PlaceChooser, type Choosing } from './place-chooser.js';

/** Everything a person typed, as text, so that a page that comes back shows exactly that. */
export interface Typed {
  id: string; secret: string; words: string; placeWords: string; lng: string; lat: string; unitCode: string;
  reporterName: string; reporterPhone: string; fileIds: string[];
  /** '1' once a recording came along: then words may be missing. */
  voice: string;
  /** '1' when the household's own liaison is not to be told. */
  keepFromLiaison: string;
}
export type FaultField = 'words' | 'placeWords' | 'place' | 'unit' | 'name' | 'phone' | 'files' | 'id';
export type Faults = Partial<Record<FaultField, string>>;

export interface ReportView extends PageSetting {
  typed: Typed;
  faults: Faults;
  /** A sentence above the form that belongs to no field. */
  notice: { sentence: string; link?: { path: string; text: string } } | null;
  /** Name of the place known from a door code or chosen before. */
  unitName: string | null;
  fromDoorCode: boolean;
  choosing: Choosing | null;
  /** Null when it cannot be asked for just now. */
  promise: { dispatchMinutes: number; arriveMinutes: number } | null;
  countyCode: string;
}

export function ReportPage(view: ReportView): ReactNode {
  const { w, typed, faults, notice } = view;
  const r = w.report;
  const span = (minutes: number): string => minutesInWords(minutes, w.ago);
  const intro = view.promise === null ? r.introOnly : fill(r.intro, {
    first: fill(w.promise.dispatch, { time: span(view.promise.dispatchMinutes) }),
    arrive: fill(w.promise.arrive, { time: span(view.promise.arriveMinutes) }),
  });
  return (
    <Layout {...view} title={r.title} back={null} forScript={{ page: 'report', countyCode: view.countyCode, faulty: Object.keys(faults).length > 0 }}>
      <h1>{r.title}</h1>
      <p className="lead">{intro}</p>
      <div id="told" role="status" aria-live="polite">
        {Object.keys(faults).length > 0 ? <p className="told bad">{w.fault.top}</p> : null}
        {notice ? <p className="told">{notice.sentence}{notice.link ? <> <a href={notice.link.path}>{notice.link.text}</a></> : null}</p> : null}
      </div>
      <form id="report" method="post" action="/report" encType="multipart/form-data" noValidate>
        <input type="hidden" name="id" value={typed.id} />
        <input type="hidden" name="secret" value={typed.secret} />
        <input type="hidden" name="lng" value={typed.lng} />
        <input type="hidden" name="lat" value={typed.lat} />
        <input type="hidden" name="unitCode" value={typed.unitCode} />
        <input type="hidden" name="voice" value={typed.voice} />
        {typed.fileIds.map((fileId) => <input key={fileId} type="hidden" name="fileIds" value={fileId} />)}

        <div className={faults.words ? 'field faulty' : 'field'}>
          <label className="out" htmlFor="words">{r.words}</label>
          <textarea id="words" name="words" rows={5} placeholder={r.wordsExample} defaultValue={typed.words} dir="auto"
            autoComplete="off" {...describedBy('words', faults.words)} />
          <FaultLine field="words" text={faults.words} />
        </div>
        <Attachments w={w} kept={typed.fileIds.length} fault={faults.files} />
        <Place view={view} />
        <Contact w={w} typed={typed} faults={faults} />
        <button type="submit" className="big" id="send">{r.submit}</button>
        <p className="hint" id="draft" hidden>{r.draftKept} <button type="button" className="plain" id="clear-draft">{r.clearDraft}</button></p>
      </form>
      <section id="queue" hidden aria-live="polite" />
      <section id="mine" hidden />
      <p className="emergency">{r.emergency}</p>
    </Layout>
  );
}

function Attachments({ w, kept, fault }: { w: ResidentWords; kept: number; fault: string | undefined }): ReactNode {
  const r = w.report;
  return (
    <div className={fault ? 'field faulty' : 'field'} id="attachments">
      <div className="pair">
        <label className="soft file"><CameraIcon /><span>{r.photo}</span>
          <input type="file" name="photos" accept="image/*" multiple {...describedBy('files', fault)} />
        </label>
        <label className="soft file" id="voice-file"><MicrophoneIcon /><span>{r.voice}</span>
          <input type="file" name="recording" accept="audio/*" capture />
        </label>
        <button type="button" className="soft" id="record" hidden><MicrophoneIcon /><span>{r.voice}</span></button>
      </div>
      {kept > 0 ? <p className="hint" id="kept">{fill(r.photoKept, { n: kept })}</p> : <p className="hint">{r.photoHint}</p>}
      <ul id="attached" className="attached" />
      <FaultLine field="files" text={fault} />
    </div>
  );
}

function Place({ view }: { view: ReportView }): ReactNode {
  const { w, typed, faults, unitName, choosing } = view;
  const r = w.report;
  const fault = faults.placeWords ?? faults.place ?? faults.unit;
  return (
    <div role="group" aria-labelledby="place-title" className={fault ? 'field faulty' : 'field'}>
      <h2 id="place-title">{r.place}</h2>
      <p className={unitName ? 'chosen' : 'chosen none'} id="chosen">
        <span><PlaceIcon /><b id="chosen-name" dir="auto">{unitName}</b>{view.fromDoorCode ? <small>{r.placeKnownFrom}</small> : null}</span>
        <button type="submit" name="do" value="no-unit" id="not-here" className="plain" formNoValidate>{r.notHere}</button>
      </p>
      {choosing ? <PlaceChooser w={w} choosing={choosing} /> : null}
      <div className="pair" id="place-ways">
        <button type="button" className="soft" id="here" hidden><PlaceIcon /><span>{r.here}</span></button>
        {choosing || view.fromDoorCode ? null : <button type="submit" className="soft" name="do" value="choose" id="choose" formNoValidate><span>{r.choose}</span></button>}
      </div>
      <p className="hint" id="here-told" role="status" hidden={typed.lng === ''}>{r.hereDone}</p>
      <div id="chooser" />
      <label className="out" htmlFor="placeWords">{unitName ? r.placeMore : r.place}</label>
      <input id="placeWords" name="placeWords" type="text" dir="auto" defaultValue={typed.placeWords} autoComplete="off"
        placeholder={unitName ? r.placeMore : r.placeExample} {...describedBy('placeWords', fault)} />
      <FaultLine field="placeWords" text={fault} />
    </div>
  );
}

function Contact({ w, typed, faults }: { w: ResidentWords; typed: Typed; faults: Faults }): ReactNode {
  const r = w.report;
  const open = typed.reporterName !== '' || typed.reporterPhone !== '' || typed.keepFromLiaison !== '' || faults.name !== undefined || faults.phone !== undefined;
  return (
    <details className="field contact" open={open}>
      <summary>{r.contact}</summary>
      <p className="hint">{r.contactHint}</p>
      <div className={faults.name ? 'faulty' : undefined}>
        <label htmlFor="reporterName">{r.name}</label>
        <input id="reporterName" name="reporterName" type="text" dir="auto" autoComplete="name" defaultValue={typed.reporterName} {...describedBy('name', faults.name)} />
        <FaultLine field="name" text={faults.name} />
      </div>
      <div className={faults.phone ? 'faulty' : undefined}>
        <label htmlFor="reporterPhone">{r.phone}</label>
        <input id="reporterPhone" name="reporterPhone" type="tel" inputMode="tel" autoComplete="tel" defaultValue={typed.reporterPhone} {...describedBy('phone', faults.phone)} />
        <FaultLine field="phone" text={faults.phone} />
      </div>
      <label className="tick"><input type="checkbox" name="keepFromLiaison" value="1" defaultChecked={typed.keepFromLiaison !== ''} /> <span>{r.keepFromLiaison}</span></label>
    </details>
  );
}

const describedBy = (field: string, fault: string | undefined): object =>
  fault ? { 'aria-invalid': true, 'aria-describedby': `fault-${field}` } : {};

export function FaultLine({ field, text }: { field: string; text: string | undefined }): ReactNode {
  return <p className="fault" id={`fault-${field}`} hidden={!text}>{text ?? ''}</p>;
}
