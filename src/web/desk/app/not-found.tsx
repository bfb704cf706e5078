import { Link } from 'react-router';
import { Empty } from '../../ui/notes.js';
import { useWords } from '../../ui/language.js';

export function NotFound() {
  const { t } = useWords();
  return <Empty title={t('desk.notFoundTitle')} action={<Link className="plain-button" to="/">{t('desk.toQueue')}</Link>}>{t('desk.notFound')}</Empty>;
}
