import { useWords } from '../../../ui/language.js';
import { FindUnit } from '../find-unit.js';
import type { Home } from './use-home.js';

interface Props { id?: string; home: Home; value: string; onChange: (code: string) => void; placeholder: string; label: string }

/** A unit of one's own area. Empty means the whole of it, and says so by its name. */
export function UnitField({ id, home, value, onChange, placeholder, label }: Props) {
  const { t } = useWords();
  return (
    <FindUnit {...(id === undefined ? {} : { id })} value={value === home.unitCode ? undefined : value} onChange={(code) => onChange(code ?? home.unitCode)}
      placeholder={home.name ? t('reg.unitAll', { name: home.name }) : placeholder} label={label} />
  );
}
