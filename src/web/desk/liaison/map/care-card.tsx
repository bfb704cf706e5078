import { Link } from 'react-router';
import type { CareRow } from '../../../api/liaison-map.js';
import { useWords } from '../../../ui/language.js';

/** What is noted for the household whose ring was clicked; it was read, and recorded, with the layer. */
export function CareCard({ rows, householdId, onClose }: { rows: readonly CareRow[]; householdId: string; onClose: () => void }) {
  const { t } = useWords();
  const own = rows.filter((row) => row.householdId === householdId);
  const [first] = own;
  if (!first) return null;
  return (
    <section className="map-card" aria-label={first.address}>
      <h2 dir="auto">{first.address}</h2>
      <button type="button" className="card-close" aria-label={t('lmap.close')} onClick={onClose}>×</button>
      <ul>{own.map((need) => <li key={need.needId}><strong>{need.kindName}</strong>{need.residentName && <span> · {need.residentName}</span>}{need.words && <small dir="auto">{need.words}</small>}</li>)}</ul>
      <p><Link to={`/liaison/care?household=${householdId}`}>{t('lmap.care.list')}</Link></p>
    </section>
  );
}
