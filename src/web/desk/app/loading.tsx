import { Spin } from 'antd';
import { useWords } from '../../ui/language.js';

/** Shown while the first answer is on its way. */
export function Loading() {
  const { t } = useWords();
  return <div className="loading" role="status"><Spin /><span>{t('loading')}</span></div>;
}
