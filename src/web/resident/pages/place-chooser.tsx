import type { ReactNode } from 'react';
import type { Unit } from '../../../contract/honeycomb.js';
import { fill, type ResidentWords } from '../words/words.js';

/** Town → village as plain submit buttons inside the report form, so that nothing typed is lost without JavaScript. */
export interface Choosing { parent: Unit | null; rows: Unit[] }

export function PlaceChooser({ w, choosing }: { w: ResidentWords; choosing: Choosing }): ReactNode {
  const { parent, rows } = choosing;
  return (
    <div className="chooser" role="group" aria-label={parent ? w.report.chooseVillage : w.report.chooseTown}>
      <p className="hint">{parent ? parent.name : w.report.chooseTown}</p>
      <div className="places">
        {rows.map((row) => (
          <button key={row.unitCode} type="submit" name="do" value={`${row.level === 'town' ? 'inside' : 'unit'}:${row.unitCode}`} formNoValidate>{row.name}</button>
        ))}
      </div>
      <p>
        {parent ? <button type="submit" className="plain" name="do" value={`unit:${parent.unitCode}`} formNoValidate>{fill(w.units.use, { name: parent.name })}</button> : null}
        {parent ? <button type="submit" className="plain" name="do" value="choose" formNoValidate>{w.report.back}</button> : null}
        <button type="submit" className="plain" name="do" value="stop-choosing" formNoValidate>{w.report.chooseStop}</button>
      </p>
    </div>
  );
}
