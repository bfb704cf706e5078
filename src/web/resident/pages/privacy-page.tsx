import type { ReactNode } from 'react';
import { Layout, type PageSetting } from './layout.js';

type Row = readonly [what: string, why: string, seenBy: string, howLong: string];

const ZH = {
  title: '隐私说明',
  lead: '您反映一件事，我们只留办这件事用得着的内容。不用登录，不要身份证号，不记录您的行踪。',
  head: ['留什么', '为什么', '谁能看', '留多久'],
  rows: [
    ['您写的话、照片、录音', '弄清发生了什么、办完后好核对', '办这件事的人和监督的人', '办结后 3 年，随后删除'],
    ['地点（您写的，或您点了“用我现在的位置”时的一个点）', '派最近的人去', '办这件事的人；公开时只到村、社区', '与这件事一同删除'],
    ['称呼和电话（不留也可以）', '联系您、回访', '办这件事的人；被反映的人看不到', '办结后 1 年内去掉'],
    ['照片里的拍摄位置、机型', '不留：收到时就去掉', '没有人', '不保存'],
    ['每一步由谁、什么时候办的', '时限公开，可以追问', '您本人和监督的人', '与这件事一同删除'],
    ['住户登记：地址、家里有谁、电话', '找得到您家，排好联户长', '本村本社区的工作人员和您家的联户长；凭联户卡您自己', '迁出后 1 年内删除'],
    ['关爱登记：您家需要什么帮助、愿意帮什么忙', '定期探访、应急时有人接', '只有您家的联户长和村社书记；每看一次都记下，您凭联户卡看得到', '最长 12 个月，到期不确认就结束，1 个月后删除'],
    ['走访记录和录音', '知道多久没来过、发现了什么', '只有您家的联户长和村社书记，以及您自己', '写的话和录音 12 个月，随后清除'],
  ] as readonly Row[],
  more: [
    '法律依据：办理公共服务是法定职责（个人信息保护法第十三条），告知义务见第三十五条。',
    '您的链接就是钥匙：凭它可以看、可以补充、可以确认或要求重办。我们只存它的校验值，找不回来。',
    '本机保存：没写完的草稿、没发出的内容和“我报过的事”只在您这台手机上，可以随时删去。',
    '联户卡也是钥匙：凭它看自家的一切，可以提出异议。卡丢了请联户长换一张，旧卡马上作废。我们不存您家的行踪，不画家庭关系。',
    '信用积分与这里无关：有没有积分、参不参加，都不影响任何一件事怎么办。',
    '想查看、更正、导出或删除，请凭链接提出，或打页面上的监督电话。',
  ],
};

const EN: typeof ZH = {
  title: 'Privacy',
  lead: 'When you report something we keep only what is needed to handle it. No sign-in, no ID number, no record of your movements.',
  head: ['What', 'Why', 'Who sees it', 'How long'],
  rows: [
    ['Your words, photos, recordings', 'To understand what happened and check the result', 'Those who handle the case, and supervision', '3 years after it ends, then deleted'],
    ['The place (in words, or one point when you pressed "Use my position now")', 'To send the nearest person', 'Those who handle the case; published only by village', 'Deleted with the case'],
    ['Name and phone (optional)', 'To reach you and call back', 'Those who handle the case; never the one complained of', 'Removed within 1 year after it ends'],
    ['Where and with what a photo was taken', 'Not kept: removed on receipt', 'Nobody', 'Not stored'],
    ['Who did each step and when', 'Deadlines are open to question', 'You and supervision', 'Deleted with the case'],
    ['The household register: address, who lives there, phone', 'To find your home and give it a liaison', 'Staff of the village or community, your liaison, and you by your card', 'Removed within 1 year after you move out'],
    ['Care needs: what help you need or offer', 'Regular visits, and somebody to fetch you in an emergency', 'Only your liaison and the secretary of the place; every look is kept and you can read it by your card', '12 months at most, ended if not confirmed, deleted a month later'],
    ['Visits and their recordings', 'To know how long nobody came, and what was found', 'Only your liaison, the secretary of the place, and you', 'Words and recordings for 12 months'],
  ],
  more: [
    'Legal basis: public service is a statutory duty (Personal Information Protection Law, art. 13); the duty to tell you is art. 35.',
    'Your link is the key: with it you can look, add, confirm or reopen. We keep only its check value and cannot recover it.',
    'On your phone: unfinished drafts, unsent reports and "What I reported" are kept on this phone only and can be removed any time.',
    'The household card is a key too: with it you see all of your own and can object. If it is lost, your liaison issues another and the old one stops. We keep no tracks and no family tree.',
    'Credit points have nothing to do with this: having them or not changes nothing in how a matter is handled.',
    'To see, correct, export or erase, ask with your link or call the supervision phone on the page.',
  ],
};

export function PrivacyPage(setting: PageSetting): ReactNode {
  const text = setting.w.lang === 'en' ? EN : ZH;
  return (
    <Layout {...setting} title={text.title} back="/privacy">
      <h1>{text.title}</h1>
      <p className="lead">{text.lead}</p>
      {text.rows.map((row) => (
        <section key={row[0]}>
          <h2>{row[0]}</h2>
          <dl>{[1, 2, 3].flatMap((n) => [<dt key={`t${n}`}>{text.head[n]}</dt>, <dd key={`d${n}`}>{row[n]}</dd>])}</dl>
        </section>
      ))}
      <section><ul className="plain-list">{text.more.map((line) => <li key={line}>{line}</li>)}</ul></section>
    </Layout>
  );
}
