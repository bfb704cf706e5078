import { Segmented } from 'antd';
import { languageChoice, useWords } from '../../ui/language.js';
import { sizeChoice, themeChoice } from '../../ui/look.js';
import { useRemembered } from '../../ui/remembered.js';
import { SIZES } from '../../ui/theme.js';

/** Language, appearance, type size: also offered before signing in. */
export function Switches() {
  const { t, language } = useWords();
  const theme = useRemembered(themeChoice);
  const size = useRemembered(sizeChoice);
  return (
    <div className="switches">
      <label><span>{t('language')}</span>
        <Segmented size="small" name="language" value={language} onChange={languageChoice.set}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))} /></label>
      <label><span>{t('theme')}</span>
        <Segmented size="small" name="theme" value={theme} onChange={themeChoice.set}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))} /></label>
      <label><span>{t('size')}</span>
        <Segmented size="small" name="size" value={size} onChange={sizeChoice.set}
          options={SIZES.map((value) => ({ value, label: t(`size.${value}`) }))} /></label>
    </div>
  );
}
