import { AUDIENCES, BASES, EVENTS, type Field, type Registry, type Retention } from './field.js';

const HEAD = `# Personal data: what is held, why, for how long, for whom
# 个人信息：存什么、为什么、存多久、给谁看

This page is written from \`src/ground/registry\` by \`npx tsx src/ground/registry/write-privacy.ts\`; a test fails when it is not current,
and another when a column of the database is missing from it. **It is engineering input, not legal advice**: whoever runs Sizhi
has it checked by their own legal office, with the impact assessment of arts. 55 and 56 of the Personal Information Protection Law.

本页由字段登记表自动生成，并有测试保证它与数据库一致。**它是工程资料，不是法律意见**：使用单位应由法制部门审核，并按《个人信息保护法》
第五十五条、第五十六条做个人信息保护影响评估。

Classes 类别: **C0** public or technical 公开或技术性 · **C1** name, address, telephone and what hangs on them 姓名、住址、电话及相关 ·
**C2** sensitive 敏感（至多十二个月，逐次记录查看）. **C3** (religion, ethnicity, politics, biometrics, blood type, diagnoses, income, property,
petition history, "key person", tracks, identity numbers) has no column: a test refuses one by its name.
**C3**（宗教、民族、政治面貌、生物特征、血型、病历、收入、财产、信访史、“重点人员”、行踪、身份证号）任何字段都不得存放。

What the words of a report contain is up to who writes them: they are shown only to those who deal with the case, and results are
published without names and with a coarse place. 反映的文字由本人书写，只给办理的人看；公开结果不含姓名，只到大致位置。

On a liaison's phone lie the own households with their needs, so that a day without signal can be worked: for 7 days after they were
fetched at most, gone at sign-out, with the right to them, or when another person signs in; each fetch is written down for the household.
What was done and not yet sent stays until it is sent or its author discards it. 联户长手机里存有本人联系的住户和服务登记，供没有信号时使用：
取回后最多存 7 天，退出登录、失去权限、换人登录即删，每次取回都记入查看记录。已办未传的，传完或本人删掉为止。
`;

const kept = ({ days, after, runsBy }: Retention): string => {
  const [zh, en] = EVENTS[after];
  const time = days === 0 ? `${zh}即删 at once when ${en}` : `${zh} ${days} 天 ${days} d after ${en}`;
  return runsBy === null ? `${time} †` : `${time} (\`${runsBy}\`)`;
};
const row = (name: string, { class: kind, purpose, basis, retention, audience }: Field): string =>
  `| \`${name}\` | ${kind} | ${purpose.join(' · ')} | ${basis} | ${kept(retention)} | ${audience.map((who) => AUDIENCES[who][0]).join('、')} |`;

/** docs/privacy.md from the registry. */
export function privacyPage(registry: Registry): string {
  const entries = Object.entries(registry);
  const tables = entries.flatMap(([table, entry]) => (entry.personal ? [
    `### ${table}`, '', `${entry.about[0]} · ${entry.about[1]}`, '',
    '| column 字段 | class | purpose 用途 | basis 依据 | kept 保存 | seen by 可见 |', '|---|---|---|---|---|---|',
    ...Object.entries(entry.columns).map(([name, field]) => row(name, field)), '',
  ] : []));
  return [
    HEAD,
    '## Legal bases 依据', '', ...Object.entries(BASES).map(([name, [zh, en]]) => `- \`${name}\` ${zh} · ${en}`), '',
    '## Who sees what 可见范围', '', ...Object.values(AUDIENCES).map(([zh, en]) => `- ${zh} · ${en}`), '',
    '## How long 保存期限', '',
    'A period with the name of a job in brackets is run by that job today. † means: declared, and nothing removes it by itself yet;',
    'until the retention run exists the operator has to. Periods without a source in law are the product\'s own and may be shortened.', '',
    '括号内为自动执行的任务；标 † 的期限已登记但尚无任务自动执行，在此之前由使用单位处理。没有法律出处的期限是产品自定的，只可缩短。', '',
    '## Tables about people 含个人信息的表', '', ...tables,
    '## Tables that hold nothing about people 不含个人信息的表', '',
    ...entries.flatMap(([table, entry]) => (entry.personal ? [] : [`- \`${table}\` ${entry.why[0]} · ${entry.why[1]}`])), '',
  ].join('\n');
}
