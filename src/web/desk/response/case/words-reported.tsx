import { Image } from 'antd';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../../contract/cases.js';
import { useWords } from '../../../ui/language.js';
import { Part } from './part.js';

/** What was reported, where, by whom, with photos and recordings. */
export function WordsReported({ detail }: { detail: CaseDetail }) {
  const { t } = useWords();
  const photos = detail.files.filter((file) => file.mediaType.startsWith('image/'));
  const voices = detail.files.filter((file) => file.mediaType.startsWith('audio/'));
  return (
    <Part title={t('case.words')} className="part-reported">
      <p className="reported" dir="auto">{detail.words}</p>
      {photos.length > 0 && (
        <div className="photos"><Image.PreviewGroup>
          {photos.map((file, at) => (
            <Image key={file.id} src={file.path} width={132} height={99} alt={t(file.purpose === 'evidence' ? 'case.evidence' : 'case.photo', { n: at + 1 })} />
          ))}
        </Image.PreviewGroup></div>
      )}
      {voices.map((file) => <audio key={file.id} controls preload="none" src={file.path} aria-label={t('case.files')} />)}
      <dl className="facts">
        <div><dt>{t('case.place')}</dt><dd dir="auto">{detail.placeWords || detail.unitName}
          {detail.lng !== null && <> · <Link to={`/map?case=${detail.id}&lng=${detail.lng}&lat=${detail.lat}`}>{t('case.onMap')}</Link></>}</dd></div>
        <div><dt>{t('case.reporter')}</dt><dd>
          {detail.anonymous && !detail.reporterName ? t('case.anonymous') : detail.reporterName ?? '—'}{' · '}
          {detail.reporterPhone ? <a href={`tel:${detail.reporterPhone}`} aria-label={t('case.call', { phone: detail.reporterPhone })} className="number">{detail.reporterPhone}</a> : t('case.noPhone')}
        </dd></div>
      </dl>
    </Part>
  );
}
