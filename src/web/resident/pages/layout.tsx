import type { ReactNode } from 'react';
import type { Preferences, ResidentWords } from '../words/words.js';

/** What every page needs besides its own content. */
export interface PageSetting {
  w: ResidentWords;
  preferences: Preferences;
  demo: boolean;
  assets: { style: string; script: string };
}

interface LayoutProps extends PageSetting {
  title: string;
  /** Path that the display switches come back to; on the report page null, because they submit the form and keep it. */
  back: string | null;
  /** Words and figures for the script. */
  forScript?: object;
  children: ReactNode;
}

/** A comb cell; inside the page, so that it costs no request. */
const ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath fill='%230f5e66' d='M16 1l13 7.500v15L16 31 3 23.500v-15z'/%3E%3Cpath fill='none' stroke='%23fff' stroke-width='3' d='M10 16l4 4 8-9'/%3E%3C/svg%3E";

export function Layout(props: LayoutProps): ReactNode {
  const { w, preferences, demo, assets, title, back, children } = props;
  const look = [preferences.large ? 'large' : '', preferences.contrast ? 'contrast' : ''].join(' ').trim();
  return (
    <html lang={w.lang} className={look || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#0f5e66" />
        <title>{`${title} · ${w.site}`}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={assets.style} />
        <script defer src={assets.script} />
      </head>
      <body>
        <a className="skip" href="#main">{w.skip}</a>
        <header>
          {demo ? <p className="demo">{w.demo}</p> : null}
          <div className="top">
            <a className="site" href="/">{w.site}</a>
            <DisplaySwitches w={w} preferences={preferences} back={back} />
          </div>
        </header>
        <main id="main">{children}</main>
        <footer className="bottom">
          <a href="/">{w.nav.report}</a>
          <a href="/units">{w.nav.units}</a>
          <a href="/liaison">{w.nav.liaison}</a>
          <a href="/privacy">{w.nav.privacy}</a>
          <a href="/field/">{w.nav.field}</a>
          <a href="/desk">{w.nav.desk}</a>
        </footer>
        {/* oxlint-disable-next-line react/no-danger -- data, not markup: jsonInHtml escapes every < */}
        <script type="application/json" id="for-script" dangerouslySetInnerHTML={{ __html: jsonInHtml({ words: w, ...props.forScript }) }} />
      </body>
    </html>
  );
}

/** Submit buttons, so that they work without JavaScript; on the report page they carry the form along. */
function DisplaySwitches({ w, preferences, back }: { w: ResidentWords; preferences: Preferences; back: string | null }): ReactNode {
  const english = preferences.language === 'en';
  const target = back === null ? { form: 'report', formNoValidate: true } : {};
  const buttons = (
    <>
      {/* Enter in a text field presses a form's first button: that must be the plain one. */}
      {back === null ? <button type="submit" form="report" className="first" tabIndex={-1} aria-hidden="true">{w.report.submit}</button> : null}
      <button type="submit" name="do" value={english ? 'zh' : 'en'} lang={english ? 'zh-CN' : 'en'} {...target}>
        {english ? w.prefs.toChinese : w.prefs.toEnglish}
      </button>
      <button type="submit" name="do" value={preferences.contrast ? 'plain' : 'contrast'} {...target}>
        {preferences.contrast ? w.prefs.noContrast : w.prefs.contrast}
      </button>
      <button type="submit" name="do" value={preferences.large ? 'normal' : 'large'} {...target}>
        {preferences.large ? w.prefs.normal : w.prefs.large}
      </button>
    </>
  );
  if (back === null) return <div className="switches" role="group" aria-label={w.prefs.legend}>{buttons}</div>;
  return (
    <form className="switches" method="post" action="/preferences" aria-label={w.prefs.legend}>
      <input type="hidden" name="back" value={back} />
      {buttons}
    </form>
  );
}

/** JSON that cannot leave its script element, whatever it holds. */
export const jsonInHtml = (value: object): string =>
  JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
