/** What a command is for, in both languages, and, for those that are not there yet, what they come with. */
export interface CommandLine {
  name: string;
  zh: string;
  en: string;
  comesWith?: [zh: string, en: string];
}

/** Every command of `npm run -s sizhi --`. A command's own words stand in commands/<name>.ts, read only when it is called. */
export const COMMANDS: readonly CommandLine[] = [
  { name: 'start', zh: '一个进程完成全部：数据库、网页、接口、后台任务', en: 'everything in one process: database, web, API, work' },
  { name: 'serve', zh: '只提供网页与接口', en: 'serve the web and the API only' },
  { name: 'work', zh: '只执行后台任务（时钟、事实传递）', en: 'do the work only (clocks, relay of facts)' },
  { name: 'migrate', zh: '升级数据库结构', en: 'bring the database up to this version' },
  { name: 'demo', zh: '装入虚构的演示县', en: 'load the fictional county' },
  { name: 'import', zh: '导入花名册', en: 'import rosters' },
  { name: 'export', zh: '导出花名册', en: 'export rosters' },
  { name: 'partition', zh: '划分微网格', en: 'partition households into micro-grids' },
  { name: 'matter', zh: '由文字识别事项', en: 'suggest the matter of a text', comesWith: ['事项识别', 'the understanding of matters'] },
  { name: 'simulate', zh: '模拟县里的一天', en: 'live a day in the county' },
  { name: 'replay', zh: '把信件文件逐行提交为诉求', en: 'report each row of a file of letters' },
  { name: 'verify', zh: '核对不变量与事实链', en: 'check the invariants and the chain of facts' },
  { name: 'backup', zh: '备份', en: 'back up', comesWith: ['备份与恢复', 'backup and restore'] },
  { name: 'restore', zh: '恢复', en: 'restore', comesWith: ['备份与恢复', 'backup and restore'] },
  { name: 'bench', zh: '性能测量', en: 'measure' },
  { name: 'doctor', zh: '检查本机与安装', en: 'look at this machine and the installation' },
];
