import { fill } from '../words/words.js';
import { byId, button, element, given, words } from './given.js';

interface Unit { unitCode: string; level: string; name: string }
interface PlaceFields { lng: HTMLInputElement; lat: HTMLInputElement; unitCode: HTMLInputElement }

async function units(query: string): Promise<Unit[]> {
  const answer = await fetch(`/api/units?${query}&limit=200`, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json() as { rows: Unit[] }).rows;
}

export function showChosen(name: string): void {
  byId('chosen')!.classList.toggle('none', name === '');
  byId('chosen-name')!.textContent = name;
}

/** Position by one tap (asked once, never followed), or town → village by buttons. `changed` saves the draft. */
export function startPlace(fields: PlaceFields, changed: () => void): void {
  startHere(fields, changed);
  startChooser(fields, changed);
  byId('not-here')?.addEventListener('click', (event) => {
    event.preventDefault();
    fields.unitCode.value = '';
    showChosen('');
    changed();
  });
}

function startHere(fields: PlaceFields, changed: () => void): void {
  const here = byId<HTMLButtonElement>('here');
  const told = byId('here-told');
  if (!here || !told || !window.isSecureContext || !('geolocation' in navigator)) return;
  const label = here.querySelector('span')!;
  here.hidden = false;
  const say = (sentence: string): void => { told.hidden = false; told.textContent = sentence; };
  const show = (): void => { label.textContent = fields.lng.value ? words.report.hereOff : words.report.here; };
  show();
  here.addEventListener('click', () => {
    if (fields.lng.value) {
      fields.lng.value = fields.lat.value = '';
      told.hidden = true;
      show();
      return changed();
    }
    say(words.report.herePending);
    navigator.geolocation.getCurrentPosition((position) => {
      fields.lng.value = position.coords.longitude.toFixed(6);
      fields.lat.value = position.coords.latitude.toFixed(6);
      say(words.report.hereDone);
      show();
      changed();
      void units(`lng=${fields.lng.value}&lat=${fields.lat.value}`).then((rows) => {
        const unit = rows[rows.length - 1];
        say(unit ? fill(words.report.hereAt, { unit: unit.name }) : words.report.outside);
        if (!unit) { fields.lng.value = fields.lat.value = ''; show(); changed(); }
      }, () => undefined);
    }, () => say(words.report.hereFailed), { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 });
  });
}

function startChooser(fields: PlaceFields, changed: () => void): void {
  const choose = byId<HTMLButtonElement>('choose');
  const place = byId('chooser');
  if (!choose || !place || !given.countyCode) return;
  const close = (): void => { place.textContent = ''; choose.hidden = false; };
  const pick = (unit: Unit): void => {
    fields.unitCode.value = unit.unitCode;
    showChosen(unit.name);
    close();
    changed();
  };
  const open = async (parent: Unit | null): Promise<void> => {
    const rows = await units(`parent=${parent?.unitCode ?? given.countyCode}`);
    const box = element('div', 'chooser');
    const grid = element('div', 'places');
    box.append(element('p', 'hint', parent ? words.report.chooseVillage : words.report.chooseTown), grid);
    for (const row of rows) grid.append(button('', row.name, () => { if (row.level === 'town') void open(row); else pick(row); }));
    const ways = element('p', '');
    if (parent) {
      ways.append(button('plain', fill(words.units.use, { name: parent.name }), () => pick(parent)));
      ways.append(button('plain', words.report.back, () => void open(null)));
    }
    ways.append(button('plain', words.report.chooseStop, close));
    box.append(ways);
    place.textContent = '';
    place.append(box);
    choose.hidden = true;
    grid.querySelector('button')?.focus();
  };
  choose.addEventListener('click', (event) => {
    event.preventDefault();
    open(null).catch(() => { close(); byId('placeWords')?.focus(); });
  });
}
