import type { z } from 'zod';
import type { Language } from '../contract/refusals.js';

/** How a person calls the fields that people fill in by hand; all others keep their technical name. */
const CHINESE: Record<string, string> = {
  words: '内容', placeWords: '地点', lng: '位置', lat: '位置', unitCode: '所在单位', matterCode: '事项', reporterName: '姓名',
  reporterPhone: '电话', fileIds: '附件', id: '编号', caseId: '编号', commandId: '编号', secret: '查询密钥', key: '查询密钥',
  reason: '理由', outcome: '办理结果', toPersonId: '办理人', toClass: '类别', untilAt: '截止时间', at: '时间', stars: '评分',
  trulySolved: '是否解决', leadCaseNumber: '主事项编号', channel: '来源', username: '用户名', password: '密码',
  newPassword: '新密码', code: '验证码', q: '搜索内容', limit: '条数', after: '页码', decision: '决定', file: '文件',
  address: '地址', householdNumber: '户号', building: '楼栋', entrance: '单元', villagerGroup: '小组', contactPreference: '联系方式', residents: '居民',
  name: '姓名', birthYear: '出生年份', phone: '电话', because: '原因', unit: '所在单位', datum: '坐标系', fileName: '文件名', point: '位置', columns: '各列',
};

export interface FieldsNamed { paths: string[]; sentence: string }

/** The fields of a failed parse: their paths for programs, their names for people; at most eight. */
export function nameFields(issues: readonly z.core.$ZodIssue[], language: Language): FieldsNamed {
  const paths = [...new Set(issues.map((issue) => issue.path.join('.')))].filter(Boolean).slice(0, 8);
  const names = paths.map((path) => {
    const last = path.split('.').filter((part) => !/^\d+$/.test(part)).at(-1) ?? path;
    return language === 'zh' ? CHINESE[last] ?? last : last;
  });
  const separator = language === 'zh' ? '、' : ', ';
  const whole = language === 'zh' ? '整个请求' : 'the request as a whole';
  return { paths, sentence: [...new Set(names)].join(separator) || whole };
}
