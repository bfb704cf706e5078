import type { RosterImport } from '../../../../../contract/register.js';
import { useWords } from '../../../../ui/language.js';

type State = RosterImport['state'];
const LOOKS: Record<State, readonly [tone: string, sign: string]> = {
  reading: ['moving', '…'], read: ['waiting', '●'], checking: ['moving', '…'], checked: ['waiting', '●'], applying: ['moving', '…'], applied: ['answered', '✓'], cancelled: ['done', '⊘'],
};

/** Where an import stands, as a tag of the one look. */
export function ImportTag({ state }: { state: State }) {
  const { t } = useWords();
  const [tone, sign] = LOOKS[state];
  return <span className={`tag tag-${tone}`}><span aria-hidden="true">{sign}</span>{t(`roster.state.${state}`)}</span>;
}
