import type { ReactNode } from 'react';
import type { Unit } from '../../../contract/honeycomb.js';
import { Layout, type PageSetting } from './layout.js';

export interface UnitsView extends PageSetting { parent: Unit | null; rows: Unit[]; path: string }

/** Town → village as plain links, each ending at the report page with that place filled in. */
export function UnitsPage(view: UnitsView): ReactNode {
  const { w, parent, rows } = view;
  return (
    <Layout {...view} title={w.units.title} back={view.path}>
      <h1>{parent?.name ?? w.units.title}</h1>
      <p className="lead">{w.units.intro}</p>
      {parent ? <p className="row"><a className="soft" href={`/?unit=${parent.unitCode}`}>{w.units.report}</a><a className="soft" href={parent.level === 'town' ? '/units' : `/units?parent=${parent.parentCode ?? ''}`}>{w.report.back}</a></p> : null}
      {rows.length === 0 ? <p>{w.units.none}</p> : null}
      <ul className="places">
        {rows.map((row) => (
          <li key={row.unitCode}><a href={row.level === 'town' ? `/units?parent=${row.unitCode}` : `/?unit=${row.unitCode}`}>{row.name}</a></li>
        ))}
      </ul>
    </Layout>
  );
}
