import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Unit } from '../../../contract/honeycomb.js';
import type { myLiaison } from '../../../contract/liaison.js';
import type { HouseholdWords } from '../words/household-words.js';
import { fill } from '../words/words.js';
import { Layout, type PageSetting } from './layout.js';
import { TelephoneLine } from './telephone-line.js';

type MyLiaison = z.infer<typeof myLiaison>;
export interface LiaisonView extends PageSetting {
  h: HouseholdWords;
  unit: Unit | null;
  /** Places to choose among, above a village or community. */
  rows: Unit[];
  found: MyLiaison | null;
  address: string;
}

const MOST = 200;

/** L8: town → village by plain links, then the liaisons of the place; with a door number, which of them is the own one. */
export function LiaisonPage(view: LiaisonView): ReactNode {
  const { h, unit, rows, found } = view;
  return (
    <Layout {...view} title={h.find.title} back={unit ? `/liaison?unit=${unit.unitCode}` : '/liaison'}>
      <h1>{h.find.title}</h1>
      <p className="lead">{unit ? unit.name : h.find.intro}</p>
      {rows.length > 0 ? (
        <>
          <h2>{h.find.choose}</h2>
          <ul className="places">{rows.map((row) => <li key={row.unitCode}><a href={`/liaison?unit=${row.unitCode}`}>{row.name}</a></li>)}</ul>
        </>
      ) : null}
      {found ? <Found view={view} found={found} /> : null}
      {unit ? <p className="row"><a className="soft slim" href="/liaison">{h.find.back}</a><a className="soft slim" href={`/?unit=${unit.unitCode}`}>{h.find.report}</a></p> : null}
      <p className="hint">{h.find.card}</p>
    </Layout>
  );
}

function Found({ view, found }: { view: LiaisonView; found: MyLiaison }): ReactNode {
  const { h, address } = view;
  const own = found.grids.find((grid) => grid.gridId === found.own);
  return (
    <>
      <form className="field" method="post" action="/liaison">
        <input type="hidden" name="unit" value={found.unitCode} />
        <label htmlFor="address">{h.find.address}</label>
        <input id="address" name="address" type="text" maxLength={120} dir="auto" autoComplete="off" placeholder={h.find.addressExample} defaultValue={address} />
        <p className="hint">{h.find.addressHint}</p>
        <button type="submit" className="soft">{h.find.search}</button>
      </form>
      {address !== '' && !own ? <p className="told" role="status">{h.find.ownNot}</p> : null}
      {own ? (
        <section className="standing">
          <h2>{h.find.own}</h2>
          <p className="liaison"><b dir="auto">{own.liaisonName}</b> <small>{own.name}</small></p>
          <TelephoneLine phone={own.liaisonPhone} call={h.call} none={h.noPhone} />
        </section>
      ) : null}
      {found.supervisionPhone ? (
        <section><p className="supervise"><b>{h.supervise} <a href={`tel:${found.supervisionPhone.replace(/[^0-9+]/g, '')}`}>{found.supervisionPhone}</a></b><small>{h.superviseHint}</small></p></section>
      ) : null}
      <section>
        <h2>{found.grids.length === 0 ? h.find.none : fill(h.find.all, { n: found.grids.length })}</h2>
        {found.grids.length >= MOST ? <p className="hint">{fill(h.find.more, { n: MOST })}</p> : null}
        <ul className="story">
          {found.grids.map((grid) => (
            <li key={grid.gridId} className="one-liaison"><span><b dir="auto">{grid.liaisonName}</b> <small>{grid.name}</small></span>
              {grid.liaisonPhone ? <a href={`tel:${grid.liaisonPhone.replace(/[^0-9+]/g, '')}`}>{grid.liaisonPhone}</a> : <small>{h.noPhone}</small>}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
